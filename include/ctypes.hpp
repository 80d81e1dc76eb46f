// SPDX-License-Identifier: MIT
// ctypes.hpp - umbrella header of the typed layer. type -> signature -> call -> value.
//
//     ctypes::library libm("libm.so.6");
//     auto cosine = libm.function<double(double)>("cos");
//     cosine(1.0);
//
// The run-time layer, whose types are known when the program runs, is <ctypes/dynamic.hpp>. Where compile time matters,
// include the part you need: each header stands alone.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/error.hpp>

#include <ctypes/type.hpp> // layout_of<T>(), ffi_type_of<T>(): how C++ types look to C

#include <ctypes/c_declaration.hpp>      // "double pow(double, double)" as a type
#include <ctypes/calling_convention.hpp> // ms_abi<R(A...)>: other calling conventions
#include <ctypes/explain.hpp>            // explain<R(A...)>(): which registers, which stack places
#include <ctypes/explain_declaration.hpp>
#include <ctypes/probe.hpp>     // same_layout<Mine, Theirs>: an own record beside that of a C header
#include <ctypes/signature.hpp> // R(A...), taken apart

#include <ctypes/call.hpp>                       // function<R(A...)>, with_errno, via_libffi
#include <ctypes/callback.hpp>                   // callback<R(A...)>: a C function pointer from any callable
#include <ctypes/callback_exception_handler.hpp> // where exceptions go that no call waits for
#include <ctypes/data_callback.hpp>              // data_callback<R(A...)>: the callable travels as C's user data
#include <ctypes/escaping_callback.hpp>          // escaping_callback<R(A...)>: its exceptions never return to C
#include <ctypes/function_table.hpp>             // function_table<T>: C's structs of function pointers
#include <ctypes/keep_alive.hpp>                 // keep_alive: owns callbacks of different signatures
#include <ctypes/method.hpp> // method<&reader::read>: a C function pointer that is a constant, the object is the user data
#include <ctypes/scoped_callback.hpp> // scoped<R(A...)>: a callable in place, for one call

#include <ctypes/bind.hpp>         // bind<Interface>(resolver): functions whose addresses another function tells
#include <ctypes/find_library.hpp> // find_library: the name to load a library by, without a subprocess
#include <ctypes/interface.hpp>    // bind<Interface>(): many functions at once
#include <ctypes/library.hpp>      // library: function, variable, contains
#include <ctypes/process.hpp>      // symbol_at(), loaded_libraries()

#include <ctypes/shared_handle.hpp> // shared_handle<T, increment, decrement>: references that are counted
#include <ctypes/value.hpp>         // out<T>, handle<T, close>, strings, spans, buffers, byte orders, print()

#endif // CTYPES_HAS_CXX20
