// rejects: ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function
#include <ctypes/call.hpp>

typedef float eight __attribute__((vector_size(32)));

float first(const ctypes::function<float(eight)>& f) {
#ifdef CONTROL
    return f(eight{1});
#else
    return ctypes::via_libffi(f)(eight{1});
#endif
}
