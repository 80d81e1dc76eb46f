// rejects: ctypes: a signature with a calling convention of its own has C types only
#include <ctypes/signature/convention.hpp>
#include <ctypes/value/out.hpp>

#ifdef CONTROL
using parts = ctypes::signature<ctypes::ms_abi<int(int*)>>;
#else
using parts = ctypes::signature<ctypes::ms_abi<int(ctypes::out<int>)>>;
#endif
constexpr bool variadic = parts::variadic;
