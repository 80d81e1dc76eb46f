// SPDX-License-Identifier: MIT
// ctypes/call/check.hpp - forwards to check.hpp until version 0.2.
#pragma once

#include <ctypes/check.hpp> // IWYU pragma: export
