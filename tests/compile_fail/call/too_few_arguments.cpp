// rejects: ctypes: too few arguments; the C function's signature has more parameters
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(int, int)> f;
#ifdef CONTROL
    if (f) f(1, 2);
#else
    if (f) f(1);
#endif
}
