// rejects: ctypes: C has no callable objects; declare the function pointer, R (*)(A...), to which a named ctypes::callback<R(A...)> can be passed
#include <ctypes/function.hpp>
#include <ctypes/callback.hpp>

int main() {
    const ctypes::callback<int(int)> twice = [](int n) { return 2 * n; };
#ifdef CONTROL
    const ctypes::function<int(int (*)(int))> f;
#else
    const ctypes::function<int(const ctypes::callback<int(int)>&)> f;
#endif
    return f ? f(twice) : 0;
}
