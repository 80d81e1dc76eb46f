// SPDX-License-Identifier: MIT
// ctypes/value/string.hpp - forwards to string.hpp until version 0.2.
#pragma once

#include <ctypes/string.hpp> // IWYU pragma: export
