// rejects: ctypes: the error result does not convert to the callback's result; give ctypes::error_result a value of the signature's result type
#include <ctypes/callback.hpp>

int main() {
    const auto same = [](int n) { return n; };
#ifdef CONTROL
    const ctypes::callback<int(int)> f(same, ctypes::error_result{-1});
#else
    const ctypes::callback<int(int)> f(same, ctypes::error_result{"stop"});
#endif
}
