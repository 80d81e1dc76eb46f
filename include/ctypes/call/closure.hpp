// SPDX-License-Identifier: MIT
// ctypes/call/closure.hpp - forwards to closure.hpp until version 0.2.
#pragma once

#include <ctypes/closure.hpp> // IWYU pragma: export
