// rejects: ctypes: this argument cannot be passed through the '...' of a C function; pass a number, a pointer, a string or a plain struct
#include <ctypes/function.hpp>

struct point {
    int x;
};

int main() {
    const ctypes::function<int(int, ...)> f;
    point p{1};
#ifdef CONTROL
    if (f) f(1, &p);
#else
    if (f) f(1, &point::x);
#endif
}
