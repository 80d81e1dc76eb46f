// rejects: ctypes: the callable returns what does not convert to the callback's result; return the type of the signature
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<int(int)> f = [](int n) { return n; };
#else
    const ctypes::callback<int(int)> f = [](int) { return "text"; };
#endif
}
