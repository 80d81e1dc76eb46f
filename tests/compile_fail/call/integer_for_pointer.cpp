// rejects: ctypes: an integer is no pointer; write nullptr for C's NULL, or reinterpret_cast an address
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(const void*)> f;
    const int handle = 3;
#ifdef CONTROL
    if (f) f(&handle);
#else
    if (f) f(handle);
#endif
}
