// rejects: ctypes: a floating-point value would lose its fraction in an integer parameter; convert it yourself, with static_cast or std::lround
#include <ctypes/function.hpp>
#include <ctypes/last_error.hpp>

int main() {
    const ctypes::function<int(int)> f;
#ifdef CONTROL
    return f ? ctypes::with_errno(f)(3).error : 0;
#else
    return f ? ctypes::with_errno(f)(3.5).error : 0;
#endif
}
