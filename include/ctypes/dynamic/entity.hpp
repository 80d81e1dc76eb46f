// SPDX-License-Identifier: MIT
// ctypes/dynamic/entity.hpp - forwards to dynamic/declaration_kind.hpp until version 0.2.
#pragma once

#include <ctypes/dynamic/declaration_kind.hpp> // IWYU pragma: export
