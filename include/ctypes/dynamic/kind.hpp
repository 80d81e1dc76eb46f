// SPDX-License-Identifier: MIT
// ctypes/dynamic/kind.hpp - what a run-time type is: an integer, a pointer, a structure ...
//
//     if (t.kind() == ctypes::dynamic::kind::pointer) ...
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstdint>

namespace ctypes::dynamic {

/// What a run-time type is.
enum class kind : std::uint8_t {
    void_,
    boolean,
    integer, ///< characters, too
    floating,
    complex,
    vector, ///< GNU's vector_size
    pointer,
    array,
    structure,
    union_,
    enumeration,
    function,
};

} // namespace ctypes::dynamic

#endif // CTYPES_HAS_CXX20
