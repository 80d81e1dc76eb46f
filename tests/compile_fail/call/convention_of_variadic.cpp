// rejects: ctypes: a variadic function of another calling convention is not called by its type; declare it in C text
#include <ctypes/function.hpp>

int main() {
#ifdef CONTROL
    ctypes::function<ctypes::stdcall<int(const char*, int)>> f;
#else
    ctypes::function<ctypes::stdcall<int(const char*, ...)>> f;
#endif
    return f ? f("%d", 1) : 0;
}
