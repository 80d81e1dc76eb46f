// rejects: ctypes: the callable cannot be called with the parameters of the callback; give it those of the signature, or auto
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<int(int, int)> f = [](int a, int b) { return a - b; };
#else
    const ctypes::callback<int(int, int)> f = [](int a) { return a; };
#endif
}
