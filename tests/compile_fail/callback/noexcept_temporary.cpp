// rejects: ctypes: a temporary callback would be gone when C calls it
#include <ctypes/function.hpp>
#include <ctypes/callback.hpp>

int main() {
    const ctypes::function<int(int (*)(int) noexcept)> f;
#ifdef CONTROL
    const ctypes::callback<int(int)> named = [](int n) { return n; };
    return f ? f(named) : 0;
#else
    return f ? f(ctypes::callback<int(int)>([](int n) { return n; })) : 0;
#endif
}
