// SPDX-License-Identifier: MIT
// ctypes/signature/convention.hpp - forwards to calling_convention.hpp until version 0.2.
#pragma once

#include <ctypes/calling_convention.hpp> // IWYU pragma: export
