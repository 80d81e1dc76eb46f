// rejects: ctypes: this library needs C++20; compile with -std=c++20 or newer
// options: -std=c++17
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
