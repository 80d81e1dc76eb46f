// rejects: ctypes: a floating-point value would lose its fraction in an integer parameter; convert it yourself, with static_cast or std::lround
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(int, ...)> f;
#ifdef CONTROL
    if (f) f(1, 2.5);
#else
    if (f) f(1.5, 2.5);
#endif
}
