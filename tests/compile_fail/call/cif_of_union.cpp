// rejects: ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function
#include <ctypes/call.hpp>

union number {
    int i;
    double d;
};

#ifdef CONTROL
ffi_cif* cif() { return ctypes::cif_of<double(double)>(); }
#else
ffi_cif* cif() { return ctypes::cif_of<double(number)>(); }
#endif
