// rejects: ctypes: this object does not convert to the function pointer C wants (captures cannot travel in one); make a named ctypes::callback<R(A...)> of it and pass that
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(int (*)(int))> f;
    int count = 0;
#ifdef CONTROL
    if (f) f([](int n) { return n; });
#else
    if (f) f([&count](int n) { return count += n; });
#endif
}
