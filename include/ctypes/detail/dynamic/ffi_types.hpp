// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/ffi_types.hpp - libffi's descriptions of run-time types.
//
//     ffi_types types;  const char* why = nullptr;
//     ffi_type* t = types.make(node, why);                 // null when libffi cannot pass it, for the reason `why`
#pragma once

#include <ctypes/detail/dynamic/type_node.hpp>
#include <ctypes/detail/ffi.hpp>

#include <deque>
#include <vector>

namespace ctypes::detail::runtime {

/// libffi's descriptions of types, with everything they point to.
class ffi_types {
public:
    /// The description of a value, or null with a reason.
    ffi_type* make(const type_node& n, const char*& refused);

private:
    struct keep_alive_entry {
        std::vector<ffi_type*> elements;
        ffi_type type{};

        ffi_type* finish(const type_node& n, unsigned short code = FFI_TYPE_STRUCT);
    };

    /// For machines the classifier does not know: what libffi describes by itself, member by member.
    ffi_type* natural(const type_node& n);

    std::deque<keep_alive_entry> kept_; // stays where it is
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/ffi_types.ipp>
#endif
