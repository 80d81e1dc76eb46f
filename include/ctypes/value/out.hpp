// SPDX-License-Identifier: MIT
// ctypes/value/out.hpp - forwards to out.hpp until version 0.2.
#pragma once

#include <ctypes/out.hpp> // IWYU pragma: export
