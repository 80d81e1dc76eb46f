// rejects: ctypes: a floating-point value would lose its fraction in an integer parameter; convert it yourself, with static_cast or std::lround
#include <ctypes/function.hpp>

#include <cmath>

int main() {
    const ctypes::function<int(int)> f;
#ifdef CONTROL
    if (f) f(static_cast<int>(std::lround(2.5)));
#else
    if (f) f(2.5);
#endif
}
