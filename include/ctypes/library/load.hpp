// SPDX-License-Identifier: MIT
// ctypes/library/load.hpp - forwards to load_flags.hpp until version 0.2.
#pragma once

#include <ctypes/load_flags.hpp> // IWYU pragma: export
