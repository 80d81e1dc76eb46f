// rejects: ctypes: behind '...' a lambda or function object is no function pointer; make a named ctypes::callback<R(A...)> of it and pass that
#include <ctypes/function.hpp>
#include <ctypes/callback.hpp>

int main() {
    const ctypes::function<int(int, ...)> f;
    int count = 0;
    const auto lambda = [&count](int n) { return count += n; };
#ifdef CONTROL
    const ctypes::callback<int(int)> argument = lambda;
#else
    const auto& argument = lambda;
#endif
    return f ? f(1, argument) : 0;
}
