// SPDX-License-Identifier: MIT
// ctypes/dynamic/record.hpp - forwards to dynamic/record_builder.hpp until version 0.2.
#pragma once

#include <ctypes/dynamic/record_builder.hpp> // IWYU pragma: export
