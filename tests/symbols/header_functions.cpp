// Functions and variables taken from headers. The object file must not refer to them, or programs would have to link
// to their libraries.
#include <ctypes/interface.hpp>

extern "C" unsigned long function_of_no_library(unsigned long, const unsigned char*, unsigned);
extern "C" int variadic_of_no_library(const char*, ...) noexcept;
extern "C" int variable_of_no_library;

int main(int count, char**) {
    const ctypes::library lib = ctypes::library::self();
    if (count == 1) return 0;
    return static_cast<int>(lib.function<&::function_of_no_library>()(0, nullptr, 0)) +
           lib.function<&::variadic_of_no_library>()("%d", 1) + lib.variable<&::variable_of_no_library>();
}
