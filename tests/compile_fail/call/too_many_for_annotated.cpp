// rejects: ctypes: too many arguments; the C function's signature has fewer parameters
#include <ctypes/function.hpp>
#include <ctypes/out.hpp>

int main() {
    const ctypes::function<int(int, ctypes::out<int>)> f;
#ifdef CONTROL
    f(1);
#else
    int out = 0;
    f(1, &out);
#endif
}
