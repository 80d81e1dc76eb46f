// rejects: ctypes: the stop value does not convert to the callback's result; give ctypes::stop_with a value of the signature's result type
#include <ctypes/callback.hpp>

int main() {
    const auto same = [](int n) { return n; };
#ifdef CONTROL
    const ctypes::callback<int(int)> f(same, ctypes::stop_with{-1});
#else
    const ctypes::callback<int(int)> f(same, ctypes::stop_with{"stop"});
#endif
}
