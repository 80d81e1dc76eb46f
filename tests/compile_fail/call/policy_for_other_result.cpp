// rejects: ctypes: this policy cannot be called with the function's result; take (result), or (result, arguments...)
#include <ctypes/function.hpp>

int main() {
#ifdef CONTROL
    const ctypes::function<int*(int)> f;
#else
    const ctypes::function<int(int)> f;
#endif
    f.check(ctypes::nonnull)(1);
}
