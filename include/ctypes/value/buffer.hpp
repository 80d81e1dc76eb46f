// SPDX-License-Identifier: MIT
// ctypes/value/buffer.hpp - forwards to buffer.hpp until version 0.2.
#pragma once

#include <ctypes/buffer.hpp> // IWYU pragma: export
