// rejects: changes value from
// options: -Werror
// A number for an annotated parameter is converted at the call, where the compiler warns.
#include <ctypes/function.hpp>
#include <ctypes/out.hpp>

int main() {
    const ctypes::function<int(ctypes::defaulted<unsigned char, 3>)> f;
#ifdef CONTROL
    if (f) f(200);
#else
    if (f) f(300);
#endif
}
