// rejects: ctypes: a generic or overloaded callable has no signature to deduce; write ctypes::callback<R(A...)> with that of the function pointer C wants
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<int(int)> f = [](auto n) { return n; };
#else
    const ctypes::callback f = [](auto n) { return n; };
#endif
    int (*const pointer)(int) = f;
    return pointer == nullptr || f.pointer() == nullptr;
}
