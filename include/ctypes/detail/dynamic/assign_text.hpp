// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/assign_text.hpp - C++ texts to pointers to characters and to arrays of them.
//
//     assign_text(to, kept, as_text(text), where);
#pragma once

#include <ctypes/detail/dynamic/classify.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/keep_alive_entry.hpp>
#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/match.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

/// A text of C++: what C would need to know of it.
template <class C>
struct cpp_text {
    std::basic_string_view<C> characters;
    const C* terminated = nullptr; // the same with a zero behind it, where there is one
    C* room = nullptr;             // the same, where it may be written to
    bool owned = false;            // by a std::string, which may be a temporary one
    bool null = false;             // a null pointer
};

template <class T>
auto as_text(T& from) {
    using C = text_character<T>;
    using decayed = std::decay_t<T&>;
    cpp_text<C> made;
    if constexpr (std::is_pointer_v<decayed>) {
        const decayed p = from;
        made.null = p == nullptr;
        if (!made.null) made.characters = std::basic_string_view<C>(made.terminated = p);
        if constexpr (std::is_same_v<decayed, C*>) made.room = p;
    } else {
        made.characters = from;
        if constexpr (requires { from.c_str(); }) {
            made.terminated = from.c_str();
            made.owned = true;
        }
        if constexpr (requires {
                          { from.data() } -> std::same_as<C*>;
                      })
            made.room = from.data();
    }
    return made;
}

template <class C, class Where>
void assign_text_to_array(const lvalue& to, std::basic_string_view<C> text, const Where& where) {
    const type_node& type = to.of();
    if (text.size() * sizeof(C) > type.size)
        refuse(where(), "a text of " + std::to_string(text.size()) + (sizeof(C) == 1 ? " bytes" : " characters") +
                            " does not fit into '" + to_c_declaration(to.type, {}) + "'");
    const std::size_t bytes = text.size() * sizeof(C);
    if (bytes != 0) std::memmove(to.at, text.data(), bytes); // it may be a part of this array
    if (bytes != type.size) std::memset(to.at + bytes, 0, type.size - bytes);
}

/// To an array of characters its characters, and zeros behind them. To a pointer:
///  - room that C may write to - `char*`, `char[N]` - is pointed to as it is, as in C, unless the pointer is one to const, which
///    says that a text is wanted;
///  - of a text a value keeps a copy; C reads that of an argument where it is.
template <class C, class Where>
void assign_text(const lvalue& to, const keep_alive_policy& kept, const cpp_text<C>& text, const Where& where) {
    const type_node& type = to.of();
    if (type.is == kind::array && is_character_of<C>(*type.to.to) && !text.null)
        return assign_text_to_array(to, text.characters, where);
    if (type.is != kind::pointer || !points_to<C>(*type.to.to)) refuse_kind(where(), "a text", to.type);
    const bool constant = (type.to.quals & c_text::is_const) != 0;
    const bool wants_text = constant && type.to.to->is != kind::void_;
    const bool is_room = text.room != nullptr && (!text.owned || kept.borrows());
    if (text.null || (is_room && !(wants_text && kept.memory() != nullptr))) {
        kept.forget(to.at);
        return put(to.at, text.room);
    }
    if (kept.memory() != nullptr) {
        const auto copy = object_storage::make((text.characters.size() + 1) * sizeof(C), alignof(C)); // zeroed
        if (!text.characters.empty())
            std::memcpy(copy->at(), text.characters.data(), text.characters.size() * sizeof(C));
        kept.keep(to.at, nullptr, copy, where);
        return put(to.at, copy->at());
    }
    if (text.terminated == nullptr)
        refuse(where(), "a string_view may lack the terminating null character; pass std::string(view)");
    if (text.owned && !kept.borrows()) kept.refuse_owner(where());
    if (!constant) refuse_type(where(), to.type, "may be written through, and the text is const; pass a buffer");
    put(to.at, text.terminated);
}

} // namespace ctypes::detail::runtime
