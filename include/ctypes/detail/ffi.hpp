// SPDX-License-Identifier: MIT
// ctypes/detail/ffi.hpp - the only include of <ffi.h>, and its errors turned into ours.
#pragma once

#include <ctypes/error.hpp>

#include <ffi.h>

namespace ctypes::detail {

/// Throws what libffi's status says. `function` names the libffi function that was called.
inline void check(ffi_status status, const char* function) {
    switch (status) {
    case FFI_OK:
        return;
    case FFI_BAD_TYPEDEF:
        throw ffi_error(function, FFI_BAD_TYPEDEF, "a type description is not valid");
    case FFI_BAD_ABI:
        throw ffi_error(function, FFI_BAD_ABI, "the calling convention is not known to libffi here");
    default:
        throw ffi_error(function, static_cast<int>(status));
    }
}

} // namespace ctypes::detail
