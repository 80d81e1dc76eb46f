// rejects: ctypes: too few arguments; the C function's signature has more parameters
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(const char*, ...)> f;
#ifdef CONTROL
    if (f) f("%d", 1);
#else
    if (f) f();
#endif
}
