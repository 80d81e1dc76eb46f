// SPDX-License-Identifier: MIT
// ctypes/signature/fixed_string.hpp - forwards to fixed_string.hpp until version 0.2.
#pragma once

#include <ctypes/fixed_string.hpp> // IWYU pragma: export
