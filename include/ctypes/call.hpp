// ctypes/call.hpp - calling C: by the compiler, or through libffi.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/call/argument.hpp>
#include <ctypes/call/cif.hpp>
#include <ctypes/call/function.hpp>
#include <ctypes/call/last_error.hpp>
#include <ctypes/call/libffi.hpp>
#include <ctypes/call/native.hpp>
#include <ctypes/call/variadic.hpp>

#endif // CTYPES_HAS_CXX20
