// SPDX-License-Identifier: MIT
// ctypes/type_mapping.hpp - C++ types for the names of a C declaration, and for names without one.
//
//     lib.function<"int step(sqlite3_int64 n)", ctypes::spelled<"sqlite3_int64", long long>>()
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/fixed_string.hpp>

namespace ctypes {

/// `struct Tag`, `union Tag` or `enum Tag` of a C text that no C++ type was given for: there are only pointers to it.
template <fixed_string Tag>
struct opaque;

/// A C++ type under the name that C has for it, where that is not its own: `spelled<"sqlite3_int64", long long>`.
template <fixed_string Name, class T>
struct spelled {};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
