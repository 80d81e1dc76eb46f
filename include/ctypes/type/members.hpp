// SPDX-License-Identifier: MIT
// ctypes/type/members.hpp - forwards to members.hpp until version 0.2.
#pragma once

#include <ctypes/members.hpp> // IWYU pragma: export
