// SPDX-License-Identifier: MIT
// ctypes/dynamic/slots.hpp - forwards to dynamic/argument_buffer.hpp until version 0.2.
#pragma once

#include <ctypes/dynamic/argument_buffer.hpp> // IWYU pragma: export
