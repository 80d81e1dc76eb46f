// rejects: ctypes: the function returns nothing, so there is nothing to check
#include <ctypes/function.hpp>

int main() {
#ifdef CONTROL
    const ctypes::function<int(int)> f;
#else
    const ctypes::function<void(int)> f;
#endif
    f.check(ctypes::zero)(1);
}
