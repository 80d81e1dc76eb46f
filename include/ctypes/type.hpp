// SPDX-License-Identifier: MIT
// ctypes/type.hpp - how C++ types look to C.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/describe.hpp>
#include <ctypes/detail/abi/array_type.hpp>
#include <ctypes/detail/abi/scalar_type.hpp>
#include <ctypes/ffi_type_of.hpp>
#include <ctypes/layout.hpp>
#include <ctypes/members.hpp>
#include <ctypes/passes_in_registers.hpp>
#include <ctypes/type_name.hpp>

#endif // CTYPES_HAS_CXX20
