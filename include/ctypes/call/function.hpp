// SPDX-License-Identifier: MIT
// ctypes/call/function.hpp - forwards to function.hpp until version 0.2.
#pragma once

#include <ctypes/function.hpp> // IWYU pragma: export
