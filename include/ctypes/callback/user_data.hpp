// SPDX-License-Identifier: MIT
// ctypes/callback/user_data.hpp - forwards to data_callback.hpp until version 0.2.
#pragma once

#include <ctypes/data_callback.hpp> // IWYU pragma: export
