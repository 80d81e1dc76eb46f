// SPDX-License-Identifier: MIT
// ctypes/dynamic/declaration_kind.hpp - what a name was declared as.
//
//     if (c["pow"].entity() == dynamic::entity::function) ...
//
// Before the alias dynamic::function: behind it g++'s -Wshadow warns of the enumerator.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstdint>

namespace ctypes::dynamic {

/// What a name was declared as.
enum class declaration_kind : std::uint8_t { function, variable, type, constant };

// Names of version 0.1; they go with 0.2.
using entity [[deprecated("ctypes: entity is declaration_kind")]] = declaration_kind;

} // namespace ctypes::dynamic

#endif // CTYPES_HAS_CXX20
