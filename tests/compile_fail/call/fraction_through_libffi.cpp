// rejects: ctypes: a floating-point value would lose its fraction in an integer parameter; convert it yourself, with static_cast or std::lround
#include <ctypes/libffi_call.hpp>

int twice(int n) { return 2 * n; }

int main() {
#ifdef CONTROL
    return ctypes::libffi_call<int(int)>(&twice, 3);
#else
    return ctypes::libffi_call<int(int)>(&twice, 3.5);
#endif
}
