// SPDX-License-Identifier: MIT
// ctypes/value/span.hpp - forwards to span.hpp until version 0.2.
#pragma once

#include <ctypes/span.hpp> // IWYU pragma: export
