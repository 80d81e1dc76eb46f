// SPDX-License-Identifier: MIT
// ctypes/value/handle.hpp - forwards to handle.hpp until version 0.2.
#pragma once

#include <ctypes/handle.hpp> // IWYU pragma: export
