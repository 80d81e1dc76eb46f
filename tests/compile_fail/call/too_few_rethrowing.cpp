// rejects: ctypes: too few arguments; the C function's signature has more parameters
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(int, int)> f;
#ifdef CONTROL
    return f ? f.rethrowing()(1, 2) : 0;
#else
    return f ? f.rethrowing()(1) : 0;
#endif
}
