// rejects: ctypes: C has no references; declare a pointer instead (T* for T&)
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<int(int*)> f = [](int* n) { return *n; };
#else
    const ctypes::callback<int(int&)> f = [](int& n) { return n; };
#endif
}
