// rejects: ctypes: a callback cannot be variadic, C++ cannot tell what it was called with; declare the parameters it is called with, or a va_list
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<int(const char*, int)> log = [](const char*, int n) { return n; };
#else
    const ctypes::callback<int(const char*, ...)> log;
#endif
}
