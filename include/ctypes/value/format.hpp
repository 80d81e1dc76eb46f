// SPDX-License-Identifier: MIT
// ctypes/value/format.hpp - forwards to format.hpp until version 0.2.
#pragma once

#include <ctypes/format.hpp> // IWYU pragma: export
