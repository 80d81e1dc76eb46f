// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/type_builder.ipp - the functions of build.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/scalars.hpp>
#include <ctypes/detail/dynamic/type_builder.hpp>
#include <ctypes/detail/dynamic/type_factory.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail::runtime {

CTYPES_DECL qualified_type builder::at(text_index i) {
    if (i < first_) return below_->at(i);
    if (made_.size() < tree_.nodes.size() - first_) made_.resize(tree_.nodes.size() - first_);
    if (made_[i - first_].to == nullptr) make(i);
    return made_[i - first_];
}

CTYPES_DECL void builder::forget(type_arena& in) {
    for (const text_index i : all_made_) made_[i - first_] = {};
    all_made_.clear();
    arena_ = &in;
}

CTYPES_DECL std::span<const parameter_node> builder::parameters(text_index first, std::uint32_t count) {
    const auto list = arena_->make_array<parameter_node>(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const c_text::parameter& p = tree_.parameters[first + i];
        list[i] = {arena_->copy(tree_.text(p.name)), passed(at(p.type))};
    }
    return list;
}

CTYPES_DECL const type_node* builder::wanted() {
    static constinit type_node mark{};
    return &mark;
}

CTYPES_DECL void builder::make(text_index type) {
    std::vector<step> steps;
    const std::size_t before = all_made_.size();
    try {
        want(type);
        for (std::size_t i = before; i < all_made_.size(); ++i) {
            const text_index each = all_made_[i];
            const c_text::node& n = tree_.nodes[each];
            steps.push_back({std::uint64_t{each} << 33 | is_node, each});
            if (n.to != c_text::no_index) want(n.to);
            if (n.is == c_text::kind::function)
                for (std::uint32_t k = 0; k < n.count; ++k) want(tree_.parameters[n.first + k].type);
            if (!n.defined) continue;
            steps.push_back({std::uint64_t{tree_.definitions[n.definition].nodes} << 33 | n.definition, each});
            if (c_text::is_record(n.is))
                for (std::uint32_t k = 0; k < n.count; ++k) want(tree_.members[n.first + k].type);
        }
        std::sort(steps.begin(), steps.end(), [](const step& a, const step& b) { return a.key < b.key; });
        for (const step& s : steps) (s.key & is_node) != 0 ? derive(s.type) : define(s.type);
    } catch (...) { // no memory: nothing half made is left
        for (std::size_t i = before; i < all_made_.size(); ++i) made_[all_made_[i] - first_] = {};
        all_made_.resize(before);
        throw;
    }
}

CTYPES_DECL void builder::want(text_index i) {
    if (i < first_) return static_cast<void>(below_->at(i));
    if (made_[i - first_].to != nullptr) return;
    all_made_.push_back(i);
    made_[i - first_].to = wanted();
}

CTYPES_DECL std::string_view builder::name_of(const c_text::node& n) {
    if (n.name.empty()) return {};
    if (n.named_later) return arena_->copy(tree_.text(n.name));
    return arena_->copy(keyword(n.is) + std::string(tree_.text(n.name)));
}

CTYPES_DECL qualified_type builder::passed(qualified_type p) {
    if (p.to->exact != scalar::va_list || p.to->is != kind::structure) return {p.to, 0};
    type_node* const made = arena_->make();
    make_pointer(*made, {scalar_node(scalar::void_), 0});
    made->exact = scalar::va_list; // no `void *`, though it travels as one
    made->name = p.to->name;
    return {made, 0};
}

CTYPES_DECL void builder::derive(text_index i) {
    const c_text::node& n = tree_.nodes[i];
    using c_text::kind;
    qualified_type& to = made_[i - first_];
    if (n.is == kind::qualified) {
        const qualified_type of = at(n.to);
        to = {of.to, static_cast<c_text::qualifiers>(of.quals | n.quals)};
        return;
    }
    if (c_text::is_scalar(n.is)) {
        to = {scalar_node(n.is), 0};
        return;
    }
    type_node* const made = arena_->make();
    to = {made, 0};
    switch (n.is) {
    case kind::pointer:
        make_pointer(*made, at(n.to));
        break;
    case kind::aligned: {
        const qualified_type of = at(n.to);
        copy(*made, *of.to);
        made->alignment = n.alignment;
        to.quals = of.quals;
        break;
    }
    case kind::array: {
        const qualified_type element = at(n.to);
        const bool counted = n.length != c_text::no_length;
        if (counted && element.to->size != 0 && n.length > record_layout::largest / element.to->size) {
            make_array(*arena_, *made, element, no_length); // see layouts::too_large
        } else {
            make_array(*arena_, *made, element, counted ? static_cast<std::size_t>(n.length) : no_length);
        }
        break;
    }
    case kind::vector:
        make_vector(*arena_, *made, at(n.to).to, static_cast<std::size_t>(n.length));
        break;
    case kind::complex:
        make_complex(*arena_, *made, at(n.to).to);
        break;
    case kind::function:
        make_function(*made, {at(n.to).to, 0}, parameters(n.first, n.count), n.variadic);
        made->prototyped = n.prototyped;
        made->call = n.call;
        break;
    case kind::enum_:
        make_enumeration(*made, scalar_node(scalar::unsigned_int)); // what GCC takes for one it has not seen
        made->name = name_of(n);
        made->complete = n.defined;
        break;
    default:
        made->is = n.is == kind::union_ ? runtime::kind::union_ : runtime::kind::structure;
        made->name = name_of(n);
        made->complete = false;
        made->code = code_record;
        break;
    }
}

CTYPES_DECL void builder::copy(type_node& to, const type_node& from) {
    to.is = from.is;
    to.exact = from.exact;
    to.complete = from.complete;
    to.is_signed = from.is_signed;
    to.fields_known = from.fields_known;
    to.code = from.code;
    to.size = from.size;
    to.length = from.length;
    to.to = from.to;
    to.name = from.name;
    to.members = from.members;
    to.parameters = from.parameters;
    to.enumerators = from.enumerators;
    to.fields = from.fields;
    to.variadic = from.variadic;
    to.prototyped = from.prototyped;
    to.call = from.call;
}

CTYPES_DECL void builder::define(text_index i) {
    const c_text::node& n = tree_.nodes[i];
    type_node& made = const_cast<type_node&>(*made_[i - first_].to); // our own, not sealed yet
    if (n.is == c_text::kind::enum_) {
        make_enumeration(made, scalar_node(tree_.nodes[n.to].is));
        if (n.alignment != 0) made.alignment = n.alignment;
        const auto list = arena_->make_array<enumerator_node>(n.count);
        for (std::uint32_t k = 0; k < n.count; ++k) {
            const c_text::enumerator& e = tree_.enumerators[n.first + k];
            list[k] = {arena_->copy(tree_.text(e.name)), e.value.bits, e.value.is_unsigned()};
        }
        made.enumerators = list;
        return;
    }
    const auto list = arena_->make_array<member_node>(n.count);
    const c_text::extent e = lay_out(
        tree_, n,
        [&](text_index t) {
            const type_node& of = *at(t).to;
            return c_text::extent{of.size, of.complete || of.is == kind::array ? of.alignment : 0};
        },
        [&](text_index k, const c_text::member& m, std::uint64_t where) {
            member_node& to = list[k];
            to.name = arena_->copy(tree_.text(m.name));
            to.type = at(m.type);
            to.is_bit_field = m.is_bit_field();
            to.offset = static_cast<std::size_t>(m.is_bit_field() ? where / 8 : where);
            if (!to.is_bit_field) return;
            to.bit_offset = static_cast<std::size_t>(where);
            to.bit_width = m.bits;
        });
    if (e.alignment == 0) return; // see layouts::too_large
    made.size = static_cast<std::size_t>(e.size);
    made.alignment = static_cast<std::size_t>(e.alignment);
    finish_record(*arena_, made, list);
}

} // namespace ctypes::detail::runtime
