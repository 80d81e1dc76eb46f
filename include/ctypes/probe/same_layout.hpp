// SPDX-License-Identifier: MIT
// ctypes/probe/same_layout.hpp - forwards to same_layout.hpp until version 0.2.
#pragma once

#include <ctypes/same_layout.hpp> // IWYU pragma: export
