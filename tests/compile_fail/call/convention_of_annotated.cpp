// rejects: ctypes: a signature with a calling convention of its own has C types only
#include <ctypes/function.hpp>
#include <ctypes/out.hpp>

int main() {
#ifdef CONTROL
    ctypes::function<ctypes::stdcall<int(int*)>> f;
    int n = 0;
    return f ? f(&n) : 0;
#else
    ctypes::function<ctypes::stdcall<int(ctypes::out<int>)>> f;
    if (f) f();
#endif
}
