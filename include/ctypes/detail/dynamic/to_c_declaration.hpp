// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/to_c_declaration.hpp - a run-time type as C spells it, inside out.
//
//     spell({n, 0}, "f")      // "int (*f[3])(const char *)"
#pragma once

#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <string>

namespace ctypes::detail::runtime {

std::string spelled_quals(c_text::qualifiers quals);

/// The attribute of a function that is called otherwise than the platform's.
std::string spelled_convention(c_text::convention call);

/// What has no name, as g++ and debuggers say it.
const char* unnamed(const type_node& n);

inline constexpr std::size_t longest_spelling = 4096;

/// The declaration of `inner` (a name, or nothing) as something of type `of`. Cut where it gets very long.
std::string to_c_declaration(qualified_type of, std::string inner);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/to_c_declaration.ipp>
#endif
