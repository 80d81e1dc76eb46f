// SPDX-License-Identifier: MIT
// ctypes/call/libffi.hpp - forwards to libffi_call.hpp until version 0.2.
#pragma once

#include <ctypes/libffi_call.hpp> // IWYU pragma: export
