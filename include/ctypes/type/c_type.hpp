// SPDX-License-Identifier: MIT
// ctypes/type/c_type.hpp - forwards to c_type.hpp until version 0.2.
#pragma once

#include <ctypes/c_type.hpp> // IWYU pragma: export
