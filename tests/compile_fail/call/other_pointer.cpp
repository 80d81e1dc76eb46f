// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(int*)> f;
    double x = 0;
    int n = 0;
#ifdef CONTROL
    if (f) f(x == 0 ? &n : nullptr);
#else
    if (f) f(&x);
#endif
}
