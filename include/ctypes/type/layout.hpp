// SPDX-License-Identifier: MIT
// ctypes/type/layout.hpp - forwards to layout.hpp until version 0.2.
#pragma once

#include <ctypes/layout.hpp> // IWYU pragma: export
