// rejects: ctypes: a temporary callback is gone when the call returns, and C may keep the pointer; give the callback a name first
#include <ctypes/function.hpp>
#include <ctypes/callback.hpp>

int main() {
    const ctypes::function<int(int, ...)> set_option;
    const auto lambda = [](int n) { return n; };
#ifdef CONTROL
    const ctypes::callback<int(int)> named = lambda;
    if (set_option) set_option(1, named);
#else
    if (set_option) set_option(1, ctypes::callback<int(int)>(lambda));
#endif
}
