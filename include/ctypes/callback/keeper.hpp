// SPDX-License-Identifier: MIT
// ctypes/callback/keeper.hpp - forwards to keep_alive.hpp until version 0.2.
#pragma once

#include <ctypes/keep_alive.hpp> // IWYU pragma: export
