// SPDX-License-Identifier: MIT
// ctypes/callback/handler.hpp - forwards to callback_exception_handler.hpp until version 0.2.
#pragma once

#include <ctypes/callback_exception_handler.hpp> // IWYU pragma: export
