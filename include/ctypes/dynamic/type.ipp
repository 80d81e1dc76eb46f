// SPDX-License-Identifier: MIT
// ctypes/dynamic/type.ipp - the functions of type.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/find_member.hpp>
#include <ctypes/detail/dynamic/type_factory.hpp>
#include <ctypes/dynamic/type.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

CTYPES_DECL std::optional<std::size_t> type::length() const noexcept {
    const bool counted = kind() == dynamic::kind::array || kind() == dynamic::kind::vector;
    if (!counted || node().length == detail::runtime::no_length) return std::nullopt;
    return node().length;
}

CTYPES_DECL std::vector<enumerator> type::enumerators() const {
    std::vector<enumerator> all;
    for (const auto& e : node().enumerators) all.push_back({e.name, static_cast<std::int64_t>(e.bits)});
    return all;
}

CTYPES_DECL type type::pointer() const {
    auto [in, made] = derived();
    detail::runtime::make_pointer(*made, of_);
    return type({made, 0}, std::move(in));
}

CTYPES_DECL type type::array(std::size_t length) const {
    if (!is_complete()) throw error("an array of '" + spelling() + "' cannot be: the type is not complete");
    if (size() != 0 && length > static_cast<std::size_t>(PTRDIFF_MAX) / size())
        throw error("an array of " + std::to_string(length) + " '" + spelling() + "' is too large");
    auto [in, made] = derived();
    detail::runtime::make_array(*in, *made, of_, length);
    return type({made, 0}, std::move(in));
}

CTYPES_DECL type type::constant() const {
    type made = *this;
    made.of_.quals = static_cast<detail::c_text::qualifiers>(made.of_.quals | detail::c_text::is_const);
    return made;
}

CTYPES_DECL type type::unqualified() const {
    type made = *this;
    made.of_.quals = 0;
    return made;
}

CTYPES_DECL type::new_node type::derived() const {
    auto in = keep_ != nullptr && keep_->open ? keep_ : std::make_shared<detail::runtime::type_arena>();
    in->keep(keep_);
    auto* const made = in->make();
    return {std::move(in), made};
}

CTYPES_DECL std::vector<dynamic::member> type::members() const {
    std::vector<dynamic::member> all;
    for (const auto& m : node().members)
        all.push_back({m.name, type(m.type, keep_), m.offset, m.bit_offset, m.bit_width, m.is_bit_field});
    return all;
}

CTYPES_DECL dynamic::member type::member(std::string_view name) const {
    detail::runtime::member_node found;
    if (!detail::runtime::find_member(node(), name, found))
        throw error("'" + spelling() + "' has no member '" + std::string(name) + "'");
    return {found.name, type(found.type, keep_), found.offset, found.bit_offset, found.bit_width, found.is_bit_field};
}

CTYPES_DECL std::vector<dynamic::parameter> type::parameters() const {
    std::vector<dynamic::parameter> all;
    for (const auto& p : node().parameters) all.push_back({p.name, type(p.type, keep_)});
    return all;
}

CTYPES_DECL type type::function(const type& result, const std::vector<type>& parameters, bool variadic) {
    using dynamic::kind;
    if (result.kind() == kind::array || result.kind() == kind::function ||
        (result.kind() != kind::void_ && !result.is_complete()))
        throw error("a function cannot return '" + result.spelling() + "'");
    auto in = std::make_shared<detail::runtime::type_arena>();
    in->keep(result.keep());
    const auto list = in->make_array<detail::runtime::parameter_node>(parameters.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        type p = parameters[i];
        if (p.kind() == kind::array)
            p = p.target().pointer();
        else if (p.kind() == kind::function)
            p = p.pointer();
        if (!p.is_complete()) throw error("a function cannot have a parameter of type '" + p.spelling() + "'");
        in->keep(p.keep());
        list[i].type = {&p.node(), 0};
    }
    auto* const made = in->make();
    detail::runtime::make_function(*made, {&result.node(), 0}, list, variadic);
    return type({made, 0}, std::move(in));
}

} // namespace ctypes::dynamic
