// rejects: ctypes: libffi has no description of this type; call it by ctypes::function, where the compiler makes the call
#include <ctypes/type.hpp>

typedef float eight __attribute__((vector_size(32)));

#ifdef CONTROL
ffi_type* type() { return ctypes::ffi_type_of<float>(); }
#else
ffi_type* type() { return ctypes::ffi_type_of<eight>(); }
#endif
