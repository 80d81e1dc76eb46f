// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/conversion_errors.hpp - the sentences of conversion_error, out of the way of the code that converts.
//
// Templates, since compiling sentences is expensive, and most programs that include this write none.
#pragma once

#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/scalar_value.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>
#include <ctypes/dynamic/conversion_error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ctypes::detail::runtime {

[[noreturn, gnu::cold]] inline void refuse(const std::string& path, const std::string& message) {
    throw conversion_error(path, message);
}

/// "'const char*' does not convert to 'int'", "a text does not convert to 'int'"
[[noreturn, gnu::cold]] void refuse_kind(const std::string& path, std::string_view from, qualified_type to);

[[noreturn, gnu::cold]] void refuse_number(const std::string& path, const scalar_value& n, conversion_status why,
                                           std::string_view to);

/// The same for a place, which may be a bit-field: "8 does not fit into 'unsigned int : 3'".
[[noreturn, gnu::cold]] void refuse_number(const std::string& path, const scalar_value& n, conversion_status why,
                                           const lvalue& to);

/// "'struct s' has no elements". In pieces, as g++ 12 warns of its own operator+ (GCC bug 105651).
[[noreturn, gnu::cold]] void refuse_type(const std::string& path, qualified_type type, std::string_view words);

[[noreturn, gnu::cold]] void refuse_layout(const std::string& path, qualified_type from, std::string_view to);

[[noreturn, gnu::cold]] void refuse_index(const std::string& path, std::size_t index, std::size_t length);

/// The same for an index with a sign: "index -1 is before the first of 4 elements".
[[noreturn, gnu::cold]] void refuse_negative_index(const std::string& path, std::ptrdiff_t index, std::size_t length);

[[noreturn, gnu::cold]] void refuse_member(const std::string& path, std::string_view name, qualified_type in);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/conversion_errors.ipp>
#endif
