// SPDX-License-Identifier: MIT
// ctypes/value/pointer.hpp - forwards to pointer.hpp until version 0.2.
#pragma once

#include <ctypes/pointer.hpp> // IWYU pragma: export
