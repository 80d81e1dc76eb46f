// SPDX-License-Identifier: MIT
// ctypes/signature/explain.hpp - forwards to explain.hpp until version 0.2.
#pragma once

#include <ctypes/explain.hpp> // IWYU pragma: export
