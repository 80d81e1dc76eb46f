// SPDX-License-Identifier: MIT
// ctypes/value/endian.hpp - forwards to endian.hpp until version 0.2.
#pragma once

#include <ctypes/endian.hpp> // IWYU pragma: export
