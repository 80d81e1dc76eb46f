// rejects: ctypes: a generic or overloaded callable has no signature to deduce; write ctypes::callback<R(A...)> with that of the function pointer C wants
#include <ctypes/callback.hpp>

struct overloaded {
    int operator()(int n) const { return n; }
    int operator()(double) const { return 0; }
};

int main() {
#ifdef CONTROL
    const ctypes::callback<int(int)> f(overloaded{}, ctypes::error_result(1));
#else
    const ctypes::callback f(overloaded{}, ctypes::error_result(1));
#endif
    return f.pointer() == nullptr;
}
