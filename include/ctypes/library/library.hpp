// SPDX-License-Identifier: MIT
// ctypes/library/library.hpp - forwards to library.hpp until version 0.2.
#pragma once

#include <ctypes/library.hpp> // IWYU pragma: export
