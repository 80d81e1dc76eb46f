// SPDX-License-Identifier: MIT
// ctypes/dynamic/record_builder.ipp - the functions of record.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/type_factory.hpp>
#include <ctypes/dynamic/record_builder.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace ctypes::dynamic {

CTYPES_DECL record_builder::record_builder(std::string_view name)
    : arena_(std::make_shared<detail::runtime::type_arena>()) {
    arena_->open = true;
    node_ = arena_->make();
    words_.is_union = name.starts_with("union ") || name == "union";
    node_->is = words_.is_union ? kind::union_ : kind::structure;
    node_->name = arena_->copy(name);
    node_->complete = false;
    node_->code = detail::runtime::code_record;
}

CTYPES_DECL record_builder& record_builder::add(std::string_view name, const type& of, std::size_t alignment) {
    if (!of.is_complete() && !(of.kind() == kind::array && !words_.is_union))
        throw error("member '" + std::string(name) + "' cannot have the type '" + of.spelling() +
                    "', which is not complete");
    take(name, of, alignment).is_bit_field = false;
    return *this;
}

CTYPES_DECL record_builder& record_builder::add_bits(std::string_view name, const type& of, std::size_t width) {
    const bool integral = of.kind() == kind::integer || of.kind() == kind::boolean || of.kind() == kind::enumeration;
    const std::size_t most = of.kind() == kind::boolean ? 1 : of.size() * 8;
    if (!integral || width > most || (width == 0 && !name.empty()))
        throw error("a bit-field '" + std::string(name) + "' of " + std::to_string(width) +
                    " bits cannot have the type '" + of.spelling() + "'");
    asked& m = take(name, of, 0);
    m.is_bit_field = true;
    m.width = width;
    return *this;
}

CTYPES_DECL record_builder& record_builder::packed() {
    words_.packed = true;
    return *this;
}

CTYPES_DECL record_builder& record_builder::pack(std::size_t n) {
    words_.pack = power_of_two(n);
    return *this;
}

CTYPES_DECL record_builder& record_builder::aligned(std::size_t n) {
    words_.alignment = power_of_two(n);
    return *this;
}

CTYPES_DECL type record_builder::build() {
    if (!arena_->open) throw error("the record '" + std::string(node_->name) + "' is built already");
    detail::runtime::record_layout place(words_);
    const auto list = arena_->make_array<detail::runtime::member_node>(members_.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const asked& m = members_[i];
        list[i] = {m.name, m.type, 0, 0, m.width, m.is_bit_field};
        if (m.is_bit_field) {
            list[i].bit_offset = place.bits(m.type.to->size, m.type.to->alignment, m.width, !m.name.empty());
            list[i].offset = list[i].bit_offset / 8;
        } else {
            list[i].offset = place.member(m.type.to->size, m.type.to->alignment, m.alignment);
        }
    }
    place.finish();
    if (place.too_large()) throw error("the record '" + std::string(node_->name) + "' is too large");
    node_->size = place.size();
    node_->alignment = place.alignment();
    detail::runtime::finish_record(*arena_, *node_, list);
    arena_->open = false;
    return self();
}

CTYPES_DECL record_builder::asked& record_builder::take(std::string_view name, const type& of, std::size_t alignment) {
    if (!arena_->open) throw error("the record '" + std::string(node_->name) + "' is built already");
    for (const asked& other : members_)
        if (!name.empty() && other.name == name) throw error("member '" + std::string(name) + "' is there already");
    arena_->keep(of.keep());
    members_.push_back({arena_->copy(name), of.ref(), alignment != 0 ? power_of_two(alignment) : 0});
    return members_.back();
}

CTYPES_DECL std::size_t record_builder::power_of_two(std::size_t n) {
    if (n == 0 || (n & (n - 1)) != 0 || n > (std::size_t{1} << 28))
        throw error(std::to_string(n) + " is no power of two that could be an alignment");
    return n;
}

} // namespace ctypes::dynamic
