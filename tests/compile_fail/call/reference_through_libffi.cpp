// rejects: ctypes: C has no references; declare a pointer instead (T* for T&)
#include <ctypes/libffi_call.hpp>

int main() {
    int n = 0;
#ifdef CONTROL
    const ctypes::function<void(int*)> f;
    if (f) ctypes::via_libffi(f)(&n);
#else
    const ctypes::function<void(int&)> f;
    if (f) ctypes::via_libffi(f)(n);
#endif
}
