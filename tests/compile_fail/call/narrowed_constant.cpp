// rejects: to 'unsigned char' changes value from
// options: -Werror
// A call warns as a call of the C function does.
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(unsigned char)> f;
#ifdef CONTROL
    if (f) f(200);
#else
    if (f) f(300);
#endif
}
