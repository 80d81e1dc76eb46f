// SPDX-License-Identifier: MIT
// ctypes/library/process.hpp - forwards to process.hpp until version 0.2.
#pragma once

#include <ctypes/process.hpp> // IWYU pragma: export
