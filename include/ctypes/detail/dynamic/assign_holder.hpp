// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/assign_holder.hpp - run-time values to a place: numbers converted, pointers kept alive, all else copied.
//
//     assign_holder(to, kept, from.where(), from.memory(), where);
#pragma once

#include <ctypes/detail/dynamic/assign_text.hpp>
#include <ctypes/detail/dynamic/classify.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/keep_alive_entry.hpp>
#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/match.hpp>
#include <ctypes/detail/dynamic/object_storage.hpp>
#include <ctypes/detail/dynamic/same_type.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace ctypes::detail::runtime {

/// Whether a pointer to `from` may become a pointer to `to`: the same type, or void on one side; const is not lost. Of functions:
/// whether calls are the same.
bool pointers_agree(qualified_type from, qualified_type to);

/// The same scalar, which is copied by its bytes: nothing of it is rounded, and no signaling NaN is quieted.
bool same_scalar(const lvalue& to, const type_node& given);

template <class Where>
void assign_number(const lvalue& to, const scalar_value& n, const Where& where) {
    const type_node& type = to.of();
    if (is_arithmetic(type)) {
        const conversion_status fits = to.store(n);
        if (fits != conversion_status::yes) [[unlikely]]
            refuse_number(where(), n, fits, to);
    } else if (type.is == kind::complex) {
        const std::size_t part = type.to.to->size;
        assign_number({type.to, to.at}, n, where);
        assign_number({type.to, to.at + part}, scalar_value::of(0), where);
    } else {
        refuse_kind(where(), n.real ? "a floating-point number" : "an integer", to.type);
    }
}

template <class Where>
void assign_arithmetic(const lvalue& to, const lvalue& from, const Where& where) {
    if (same_scalar(to, from.of()) && !from.is_bit_field())
        std::memmove(to.at, from.at, from.of().size);
    else
        assign_number(to, from.load(), where);
}

/// A pointer, from a pointer, from a list or from a value of what it points to.
template <class Where>
void assign_address(const lvalue& to, const keep_alive_policy& kept, const lvalue& from,
                    const std::shared_ptr<object_storage>& memory, const Where& where) {
    const type_node& type = to.of();
    const type_node& given = from.of();
    const bool same_pointee =
        !from.is_bit_field() &&
        (&given == type.to.to || (given.is != kind::pointer && comparison().same({&given, 0}, {type.to.to, 0})));
    if (given.is == kind::pointer && !same_pointee) {
        if (!pointers_agree(given.to, type.to)) refuse_kind(where(), to_c_declaration(from.type, {}), to.type);
        const void* const p = get<const void*>(from.at);
        const object_storage::keep_alive_entry* const held =
            memory != nullptr ? memory->kept_at(static_cast<std::size_t>(from.at - memory->at())) : nullptr;
        if (held != nullptr) {
            object_storage::keep_alive_entry copy = *held; // which may be in the list that grows
            kept.keep(to.at, std::move(copy.what), std::move(copy.memory), where, memory.use_count());
        } else {
            kept.forget(to.at);
        }
        return put(to.at, p);
    }
    if (given.is != kind::array && !same_pointee) refuse_kind(where(), to_c_declaration(from.type, {}), to.type);
    const qualified_type element =
        given.is == kind::array && !same_pointee ? given.to : qualified_type{&given, from.type.quals};
    if (!pointers_agree(element, type.to)) refuse_kind(where(), to_c_declaration(from.type, {}), to.type);
    if (memory == nullptr && !kept.borrows())
        refuse(where(),
               "nothing would keep alive what the pointer refers to; of a number make a dynamic::value(type, x), of "
               "memory of C give its address()");
    if (memory != nullptr) kept.keep(to.at, nullptr, memory, where);
    put(to.at, from.at);
}

/// The text that a pointer to characters points to, to an array of such characters. False where they are others.
template <class C, class Where>
bool assign_pointed_text(const lvalue& to, const lvalue& from, const Where& where) {
    if (!is_character_of<C>(*to.of().to.to) || !is_character_of<C>(*from.of().to.to)) return false;
    const auto* const text = get<const C*>(from.at);
    if (text == nullptr) refuse(where(), "it is a null pointer, and no text");
    assign_text_to_array(to, std::basic_string_view<C>(text), where);
    return true;
}

/// All bytes, and what the pointers among them keep alive.
template <class Where>
void copy_whole(const lvalue& to, const keep_alive_policy& kept, const lvalue& from,
                const std::shared_ptr<object_storage>& memory, const Where& where) {
    const std::size_t size = to.of().size;
    const auto first = memory != nullptr ? static_cast<std::size_t>(from.at - memory->at()) : 0;
    const auto is_inside = [&](const object_storage::keep_alive_entry& k) {
        return k.offset >= first && k.offset < first + size;
    };
    if (memory == nullptr ||
        memory.get() != kept.memory()) { // else a part copied within one value: what it points to stays kept
        kept.forget(to.at, size);
        if (memory != nullptr)
            for (const object_storage::keep_alive_entry& k : memory->all_kept())
                if (is_inside(k)) kept.keep(to.at + (k.offset - first), k.what, k.memory, where, memory.use_count());
    }
    std::memmove(to.at, from.at, size);
}

template <class Where>
void assign_holder(const lvalue& to, const keep_alive_policy& kept, const lvalue& from,
                   const std::shared_ptr<object_storage>& memory, const Where& where) {
    const type_node& type = to.of();
    const type_node& given = from.of();
    if (is_arithmetic(type) && is_arithmetic(given)) return assign_arithmetic(to, from, where);
    if (type.is == kind::pointer) return assign_address(to, kept, from, memory, where);
    if (type.is == kind::complex && is_arithmetic(given)) return assign_number(to, from.load(), where);
    if (type.is == kind::complex && given.is == kind::complex) {
        assign_arithmetic({type.to, to.at}, {given.to, from.at}, where);
        return assign_arithmetic({type.to, to.at + type.to.to->size}, {given.to, from.at + given.to.to->size}, where);
    }
    if (type.is == kind::array && given.is == kind::pointer &&
        (assign_pointed_text<char>(to, from, where) || assign_pointed_text<wchar_t>(to, from, where) ||
         assign_pointed_text<char16_t>(to, from, where) || assign_pointed_text<char32_t>(to, from, where)))
        return;
    if (to.is_bit_field() || from.is_bit_field() || !type.complete || !layout_comparison().same(type, given))
        refuse_kind(where(), to_c_declaration(from.type, {}), to.type);
    copy_whole(to, kept, from, memory, where);
}

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/assign_holder.ipp>
#endif
