// SPDX-License-Identifier: MIT
// ctypes/dynamic/of.hpp - forwards to dynamic/type_of.hpp until version 0.2.
#pragma once

#include <ctypes/dynamic/type_of.hpp> // IWYU pragma: export
