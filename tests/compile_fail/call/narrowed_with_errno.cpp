// rejects: changes value from
// options: -Werror
// A plain function pointer warns behind with_errno as it does alone.
#include <ctypes/call.hpp>

extern int (*f)(unsigned char);

int main() {
#ifdef CONTROL
    if (f) static_cast<void>(ctypes::with_errno(f)(200));
#else
    if (f) static_cast<void>(ctypes::with_errno(f)(300));
#endif
}
