// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes/function.hpp>

enum color { red };

int main() {
    const ctypes::function<int(color)> f;
#ifdef CONTROL
    if (f) f(red);
#else
    if (f) f(0);
#endif
}
