// SPDX-License-Identifier: MIT
// ctypes/signature/explain_text.hpp - forwards to explain_declaration.hpp until version 0.2.
#pragma once

#include <ctypes/explain_declaration.hpp> // IWYU pragma: export
