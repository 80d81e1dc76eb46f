// SPDX-License-Identifier: MIT
// ctypes/type/registers.hpp - forwards to passes_in_registers.hpp until version 0.2.
#pragma once

#include <ctypes/passes_in_registers.hpp> // IWYU pragma: export
