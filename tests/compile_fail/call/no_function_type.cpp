// rejects: ctypes: this is no function type; write the signature as R(A...), for example double(double)
#include <ctypes/function.hpp>

int main() {
#ifdef CONTROL
    ctypes::function<void(double, double)> f;
#else
    ctypes::function<double> f;
#endif
    if (f) f(1.0, 2.0);
}
