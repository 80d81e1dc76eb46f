// SPDX-License-Identifier: MIT
// ctypes/call/last_error.hpp - forwards to last_error.hpp until version 0.2.
#pragma once

#include <ctypes/last_error.hpp> // IWYU pragma: export
