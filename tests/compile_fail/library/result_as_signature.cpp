// rejects: ctypes: this is no function type; write the signature as R(A...), for example double(double)
#include <ctypes/library.hpp>

int main() {
    const ctypes::library libm("libm.so.6");
#ifdef CONTROL
    const auto cosine = libm.function<double(double)>("cos");
#else
    const auto cosine = libm.function<double>("cos");
#endif
    return static_cast<int>(cosine(1.0));
}
