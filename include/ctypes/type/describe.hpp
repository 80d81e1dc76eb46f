// SPDX-License-Identifier: MIT
// ctypes/type/describe.hpp - forwards to describe.hpp until version 0.2.
#pragma once

#include <ctypes/describe.hpp> // IWYU pragma: export
