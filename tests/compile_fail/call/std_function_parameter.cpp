// rejects: ctypes: C has no callable objects; declare the function pointer, R (*)(A...), to which a named ctypes::callback<R(A...)> can be passed
#include <ctypes/function.hpp>
#include <ctypes/callback.hpp>

#include <functional>

int main() {
    const std::function<int(int)> twice = [](int n) { return 2 * n; };
#ifdef CONTROL
    const ctypes::function<int(int (*)(int))> f;
    const ctypes::callback<int(int)> argument = twice;
#else
    const ctypes::function<int(std::function<int(int)>)> f;
    const auto& argument = twice;
#endif
    return f ? f(argument) : 0;
}
