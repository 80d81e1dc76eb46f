// ctypes/library.hpp - libraries loaded at run time, and what they hold.
//
//     ctypes::library libm("libm.so.6");
//     auto cosine = libm.function<double(double)>("cos");
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

// IWYU pragma: begin_exports
#include <ctypes/library/interface.hpp>
#include <ctypes/library/library.hpp>
#include <ctypes/library/load.hpp>
#include <ctypes/library/name.hpp>
#include <ctypes/library/process.hpp>
#include <ctypes/library/symbols.hpp>
// IWYU pragma: end_exports

#endif // CTYPES_HAS_CXX20
