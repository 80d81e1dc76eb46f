// rejects: ctypes: this C text is wrong
#include <ctypes/library.hpp>
#include <ctypes/c_declaration.hpp>

int main() {
    const ctypes::library libm("libm.so.6");
#ifdef CONTROL
    const auto cosine = libm.function<"double cos(double)">();
#else
    const auto cosine = libm.function<"auto cos(double)">();
#endif
    return static_cast<int>(cosine(1.0));
}
