// rejects: ctypes: byref of a temporary, which is gone when the call begins; give the object a name first
#include <ctypes/function.hpp>
#include <ctypes/pointer.hpp>

int main() {
    const ctypes::function<void(int*)> f;
#ifdef CONTROL
    int number = 5;
    f(ctypes::byref(number));
#else
    f(ctypes::byref(5));
#endif
}
