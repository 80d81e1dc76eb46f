// rejects: ctypes: this class cannot be what a callback returns to C
#include <ctypes/data_callback.hpp>
#include <ctypes/string.hpp>

int main() {
#ifdef CONTROL
    const ctypes::data_callback<const char*(void*, ctypes::borrowed_string)> f = [](std::string_view) { return "text"; };
#else
    const ctypes::data_callback<ctypes::borrowed_string(void*)> f = [] { return ctypes::borrowed_string("text"); };
#endif
}
