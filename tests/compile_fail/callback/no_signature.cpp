// rejects: ctypes: this is no signature a callback can have; write R(A...), for example int(void*, int)
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<int(int)> f = [](int n) { return n; };
#else
    const ctypes::callback<int> f;
#endif
}
