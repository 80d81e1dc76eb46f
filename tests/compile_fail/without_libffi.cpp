// rejects: ctypes: <ffi.h> is not found; install the headers of libffi
// missing: ffi.h
#include <ctypes.hpp>
#include <ctypes/call.hpp>
#include <ctypes/callback.hpp>
#include <ctypes/dynamic.hpp>
#include <ctypes/error.hpp>
#include <ctypes/find_library.hpp>
#include <ctypes/library.hpp>
#include <ctypes/probe.hpp>
#include <ctypes/signature.hpp>
#include <ctypes/type.hpp>
#include <ctypes/value.hpp>

#ifdef CONTROL
int main() { return ctypes::last_error(); }
#else
int main() {} // the headers are empty now
#endif
