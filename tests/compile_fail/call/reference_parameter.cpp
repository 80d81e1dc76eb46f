// rejects: ctypes: C has no references; declare a pointer instead (T* for T&)
#include <ctypes/function.hpp>

int main() {
    int n = 0;
#ifdef CONTROL
    const ctypes::function<int(int*)> next;
    return next ? next(&n) : 0;
#else
    const ctypes::function<int(int&)> next;
    return next ? next(n) : 0;
#endif
}
