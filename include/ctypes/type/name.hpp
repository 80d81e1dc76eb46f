// SPDX-License-Identifier: MIT
// ctypes/type/name.hpp - forwards to type_name.hpp until version 0.2.
#pragma once

#include <ctypes/type_name.hpp> // IWYU pragma: export
