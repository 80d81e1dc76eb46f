// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/type_node.ipp - the functions of node.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <atomic>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

CTYPES_DECL type_arena::~type_arena() {
    while (kept_ != nullptr) {
        keep_alive_entry* const gone = kept_;
        kept_ = gone->before;
        gone->~keep_alive_entry();
    }
    live_arenas.fetch_sub(1, std::memory_order_relaxed);
}

CTYPES_DECL type_node* type_arena::make() {
    static_assert(std::is_trivially_destructible_v<type_node>);
    return ::new (memory_.allocate(sizeof(type_node), alignof(type_node))) type_node{};
}

CTYPES_DECL std::string_view type_arena::copy(std::string_view text) {
    if (text.empty()) return {};
    char* const made = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::memcpy(made, text.data(), text.size());
    const char* const copied =
        made; // as the constructor takes it: of a char* the compiler tries another one's concepts
    return {copied, text.size()};
}

CTYPES_DECL void type_arena::keep(const std::shared_ptr<type_arena>& other) {
    if (other == nullptr || other.get() == this) return;
    for (const keep_alive_entry* each = kept_; each != nullptr; each = each->before)
        if (each->what == other) return;
    kept_ =
        ::new (memory_.allocate(sizeof(keep_alive_entry), alignof(keep_alive_entry))) keep_alive_entry{other, kept_};
}

CTYPES_DECL abi::type_description abi_value(const type_node& n) {
    switch (n.is) {
    case kind::void_:
        return abi::type_description::none();
    case kind::complex:
        return {abi::type_class::complex, n.size, n.alignment, n.fields};
    case kind::structure:
    case kind::union_:
    case kind::array:
        return abi::type_description::record(n.size, n.alignment, n.fields);
    default:
        return {abi::type_class::scalar, n.size, n.alignment, n.fields};
    }
}

CTYPES_DECL std::size_t reported_alignment(const type_node& n) {
#if defined(__GNUC__) && !defined(__clang__)
    constexpr std::size_t most = c_text::largest_reported;
    if (n.alignment <= most) return n.alignment;
    if (n.is == kind::vector) return most;
    if (n.is == kind::array && n.alignment == n.to.to->alignment) return reported_alignment(*n.to.to);
    std::size_t natural = 1, reported = 1;
    for (const member_node& m : n.members) {
        natural = natural < m.type.to->alignment ? m.type.to->alignment : natural;
        const std::size_t its = reported_alignment(*m.type.to);
        reported = reported < its ? its : reported;
    }
    if (is_record(n) && natural == n.alignment) return reported;
#endif
    return n.alignment; // raised by an attribute
}

CTYPES_DECL bool holds_pointers(const type_node& n) {
    if (n.is == kind::pointer) return true;
    if (n.is == kind::array) return n.size != 0 && holds_pointers(*n.to.to);
    if (!is_record(n)) return false;
    for (const member_node& m : n.members)
        if (holds_pointers(*m.type.to)) return true;
    return false;
}

} // namespace ctypes::detail::runtime
