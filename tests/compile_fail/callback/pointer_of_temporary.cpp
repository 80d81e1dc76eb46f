// rejects: ctypes: a temporary callback would be gone when C calls it
#include <ctypes/callback.hpp>

int main() {
    const auto same = [](int n) { return n; };
#ifdef CONTROL
    const ctypes::callback<int(int)> named = same;
    int (*const pointer)(int) = named.pointer();
#else
    int (*const pointer)(int) = ctypes::callback<int(int)>(same).pointer();
#endif
    return pointer(0);
}
