// SPDX-License-Identifier: MIT
// ctypes/dynamic/table.hpp - forwards to dynamic/layout_text.hpp until version 0.2.
#pragma once

#include <ctypes/dynamic/layout_text.hpp> // IWYU pragma: export
