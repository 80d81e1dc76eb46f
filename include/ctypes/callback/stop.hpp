// SPDX-License-Identifier: MIT
// ctypes/callback/stop.hpp - forwards to error_result.hpp until version 0.2.
#pragma once

#include <ctypes/error_result.hpp> // IWYU pragma: export
