// rejects: ctypes: this is no function type; write the signature as R(A...), for example double(double)
#include <ctypes/signature.hpp>

#ifdef CONTROL
using signature = ctypes::signature<double(double)>;
#else
using signature = ctypes::signature<double>;
#endif
signature::type* function = nullptr;
