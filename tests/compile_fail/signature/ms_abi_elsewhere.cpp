// rejects: ctypes: ms_abi is a calling convention of x86-64; this is another target
#include <cstddef>
#include <type_traits>

// as the compiler of another target has it
#undef __x86_64__
#undef _WIN32
#include <ctypes/calling_convention.hpp>

#ifdef CONTROL
using parts = ctypes::signature<ctypes::stdcall<int(int)>>; // which compilers read over where there is none
#else
using parts = ctypes::signature<ctypes::ms_abi<int(int)>>;
#endif
constexpr bool variadic = parts::variadic;
