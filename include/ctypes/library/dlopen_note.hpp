// SPDX-License-Identifier: MIT
// ctypes/library/dlopen_note.hpp - forwards to dlopen_note.hpp until version 0.2.
#pragma once

#include <ctypes/dlopen_note.hpp> // IWYU pragma: export
