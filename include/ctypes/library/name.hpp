// SPDX-License-Identifier: MIT
// ctypes/library/name.hpp - forwards to library_name.hpp until version 0.2.
#pragma once

#include <ctypes/library_name.hpp> // IWYU pragma: export
