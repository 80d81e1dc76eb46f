// rejects: ctypes: too many arguments; the C function's signature has fewer parameters
#include <ctypes/libffi_call.hpp>

int twice(int n) { return 2 * n; }

int main() {
#ifdef CONTROL
    return ctypes::libffi_call<int(int)>(&twice, 3);
#else
    return ctypes::libffi_call<int(int)>(&twice, 3, 4);
#endif
}
