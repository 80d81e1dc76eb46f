// rejects: ctypes: this callback or function has another signature than the function pointer parameter; declare it as ctypes::callback<R(A...)> with the R and A of that: see To in convert<To, From> below
#include <ctypes/function.hpp>
#include <ctypes/callback.hpp>

int main() {
    const ctypes::function<int(int (*)(int))> f;
#ifdef CONTROL
    const ctypes::callback<int(int)> argument = [](int n) { return n; };
#else
    const ctypes::callback<int(long)> argument = [](long) { return 1; };
#endif
    return f ? f(argument) : 0;
}
