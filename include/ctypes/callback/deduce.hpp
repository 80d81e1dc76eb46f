// SPDX-License-Identifier: MIT
// ctypes/callback/deduce.hpp - forwards to callback.hpp until version 0.2.
#pragma once

#include <ctypes/callback.hpp> // IWYU pragma: export
