// SPDX-License-Identifier: MIT
// ctypes/type/record.hpp - forwards to ffi_type_of.hpp until version 0.2.
#pragma once

#include <ctypes/ffi_type_of.hpp> // IWYU pragma: export
