// SPDX-License-Identifier: MIT
// ctypes/library/symbols.hpp - forwards to symbols.hpp until version 0.2.
#pragma once

#include <ctypes/symbols.hpp> // IWYU pragma: export
