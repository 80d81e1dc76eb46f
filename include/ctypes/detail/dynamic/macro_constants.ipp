// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/macro_constants.ipp - the functions of macro_constants.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/macro_constants.hpp>
#include <ctypes/detail/dynamic/scalars.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace ctypes::detail::runtime {

CTYPES_DECL macro_constants::answer macro_constants::find(c_text::index macro) const {
    if (macro >= entries_.size()) return nullptr;
    const entry& e = entries_[macro];
    if (e.found == nullptr || e.meanings != meanings_) return nullptr;
    return e.found->is_constant || e.names == names_ ? e.found : nullptr;
}

CTYPES_DECL void macro_constants::keep(c_text::index macro, answer found) {
    if (macro >= entries_.size()) entries_.resize(macro + std::size_t{1});
    entries_[macro] = {std::move(found), meanings_, names_};
}

CTYPES_DECL dynamic::value value_of_constant(const c_text::ast& tree, const c_text::declaration& d,
                                             const dynamic::type& named) {
    using from = c_text::declaration_kind;
    if (d.is == from::text) {
        const std::string_view bytes = tree.text(d.spelling);
        if (d.value.type == c_text::kind::char_) return std::string(bytes);
        const dynamic::type element({scalar_node(d.value.type), 0}, nullptr);
        dynamic::value made(element.array(bytes.size() / element.size() + 1)); // wide: an array
        std::memcpy(made.address(), bytes.data(), bytes.size());
        return made;
    }
    const bool own = (d.is_static || d.is_macro) && d.type != c_text::no_index; // that of an enumerator is its value's
    const dynamic::type of = own ? named.unqualified() : dynamic::type({scalar_node(d.value.type), 0}, nullptr);
    if (d.is == from::floating) return dynamic::value(of, d.value.real);
    dynamic::value made(of);
    std::uint64_t const bits = d.value.bits; // of a negative number all 64
    const std::size_t skip = std::endian::native == std::endian::little ? 0 : sizeof bits - of.size();
    std::memcpy(made.address(), reinterpret_cast<const char*>(&bits) + skip, of.size());
    return made;
}

} // namespace ctypes::detail::runtime
