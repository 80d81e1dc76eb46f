// SPDX-License-Identifier: MIT
// ctypes/callback/table.hpp - forwards to function_table.hpp until version 0.2.
#pragma once

#include <ctypes/function_table.hpp> // IWYU pragma: export
