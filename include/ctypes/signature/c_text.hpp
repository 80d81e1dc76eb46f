// SPDX-License-Identifier: MIT
// ctypes/signature/c_text.hpp - forwards to c_declaration.hpp until version 0.2.
#pragma once

#include <ctypes/c_declaration.hpp> // IWYU pragma: export
