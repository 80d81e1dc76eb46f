// ctypes/type.hpp - how C++ types look to C.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/type/array.hpp>
#include <ctypes/type/c_type.hpp>
#include <ctypes/type/describe.hpp>
#include <ctypes/type/layout.hpp>
#include <ctypes/type/members.hpp>
#include <ctypes/type/name.hpp>
#include <ctypes/type/record.hpp>
#include <ctypes/type/registers.hpp>
#include <ctypes/type/scalar.hpp>

#endif // CTYPES_HAS_CXX20
