// rejects: changes value from
// options: -Werror
// One call through libffi warns as a call of the C function does.
#include <ctypes/call.hpp>

extern int (*f)(unsigned char);

int main() {
#ifdef CONTROL
    if (f) ctypes::libffi_call<int(unsigned char)>(f, 200);
#else
    if (f) ctypes::libffi_call<int(unsigned char)>(f, 300);
#endif
}
