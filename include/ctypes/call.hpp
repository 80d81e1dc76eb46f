// SPDX-License-Identifier: MIT
// ctypes/call.hpp - calling C: by the compiler, or through libffi.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/argument.hpp>
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/detail/call/native.hpp>
#include <ctypes/detail/call/variadic.hpp>
#include <ctypes/function.hpp>
#include <ctypes/last_error.hpp>
#include <ctypes/libffi_call.hpp>

#endif // CTYPES_HAS_CXX20
