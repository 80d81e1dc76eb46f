// SPDX-License-Identifier: MIT
// ctypes/callback/route.hpp - forwards to callback_dispatch.hpp until version 0.2.
#pragma once

#include <ctypes/callback_dispatch.hpp> // IWYU pragma: export
