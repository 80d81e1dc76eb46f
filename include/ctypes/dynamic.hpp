// SPDX-License-Identifier: MIT
// ctypes/dynamic.hpp - types, values, functions and callbacks that are known at run time only.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/dynamic/callback.hpp>       // callback: a callable over values as a C function pointer
#include <ctypes/dynamic/cast.hpp>           // cast: a pointer as one of another type
#include <ctypes/dynamic/declarations.hpp>   // declarations, prototype, parse_type: from C text
#include <ctypes/dynamic/function.hpp>       // function: calls with values, typed, by argument buffers, raw
#include <ctypes/dynamic/layout_text.hpp>    // the layout as a table
#include <ctypes/dynamic/record_builder.hpp> // record_builder
#include <ctypes/dynamic/type.hpp>           // type
#include <ctypes/dynamic/type_of.hpp>        // type::of<T>()
#include <ctypes/dynamic/value.hpp>          // value, reference

#endif // CTYPES_HAS_CXX20
