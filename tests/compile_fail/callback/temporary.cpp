// rejects: ctypes: a temporary callback would be gone when C calls it; give it a name that lives as long: ctypes::callback<R(A...)> name = callable;
#include <ctypes/callback.hpp>

int main() {
    int count = 0;
    const auto add = [&count](int n) { return count += n; };
#ifdef CONTROL
    ctypes::callback<int(int)> named = add;
    int (*pointer)(int) = named;
#else
    int (*pointer)(int) = ctypes::callback<int(int)>(add);
#endif
    return pointer(1);
}
