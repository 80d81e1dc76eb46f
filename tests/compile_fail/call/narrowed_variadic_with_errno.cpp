// rejects: changes value from
// options: -Werror
// The parameters before the dots, too.
#include <ctypes/call.hpp>

extern int (*f)(unsigned char, ...);

int main() {
#ifdef CONTROL
    if (f) static_cast<void>(ctypes::with_errno(f)(200, 300, ""));
#else
    if (f) static_cast<void>(ctypes::with_errno(f)(300, 300, ""));
#endif
}
