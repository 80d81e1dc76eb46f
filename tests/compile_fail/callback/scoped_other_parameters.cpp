// rejects: ctypes: the callable cannot be called with the parameters of the callback; give it those of the signature, or auto
#include <ctypes/function.hpp>
#include <ctypes/scoped_callback.hpp>

int main() {
    const ctypes::function<void(ctypes::scoped<int(int)>)> f;
#ifdef CONTROL
    f([](int n) { return n; });
#else
    f([](const char* name) { return *name; });
#endif
}
