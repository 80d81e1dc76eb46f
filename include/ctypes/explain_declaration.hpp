// SPDX-License-Identifier: MIT
// ctypes/explain_declaration.hpp - where the arguments of a C declaration travel, by their names.
//
//     ctypes::explain<"double scale(double factor, struct point p)", point>()
//     // "factor: xmm0; p: rdi (bytes 0-7), xmm1 (bytes 8-15); result: xmm0"
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_declaration.hpp>
#include <ctypes/explain.hpp>
#include <ctypes/fixed_string.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace ctypes {

namespace detail {

/// The names of a declaration's parameters.
template <fixed_string Text, class... Types>
struct parameter_names {
    using parsed = parsed_text<declarations_text<Text, Types...>>;
    // an index, no pointer: with -fsanitize=null a comparison of a pointer is no constant to g++
    static constexpr c_text::index declared = detail::only_function(parsed::read);
    static constexpr std::size_t count =
        declared == c_text::no_index ? 0 : parsed::read.tree.declarations[declared].parameters;
    static constexpr auto list = [] {
        std::array<std::string_view, count> names{};
        for (std::size_t i = 0; i < count; ++i) {
            const auto at = parsed::read.tree.declarations[declared].first_parameter + static_cast<c_text::index>(i);
            names[i] = parsed::read.tree.text(parsed::read.tree.parameters[at].name);
        }
        return names;
    }();
};

} // namespace detail

/// The same for the one function that a C text declares, with the names of its parameters. Types of the text that are
/// no scalars are found among `Types`, as ctypes::parsed_signature does.
template <fixed_string Text, class... Types>
constexpr std::string_view explain() noexcept {
    return detail::explain_signature<bound_signature<Text, Types...>, detail::parameter_names<Text, Types...>>();
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
