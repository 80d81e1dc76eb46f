// SPDX-License-Identifier: MIT
// ctypes/callback/scoped.hpp - forwards to scoped_callback.hpp until version 0.2.
#pragma once

#include <ctypes/scoped_callback.hpp> // IWYU pragma: export
