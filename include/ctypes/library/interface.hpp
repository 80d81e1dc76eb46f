// SPDX-License-Identifier: MIT
// ctypes/library/interface.hpp - forwards to interface.hpp until version 0.2.
#pragma once

#include <ctypes/interface.hpp> // IWYU pragma: export
