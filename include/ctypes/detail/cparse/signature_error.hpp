// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/signature_error.hpp - a wrong C text as one compile error that says what is wrong, and where.
//
//     error: static assertion failed: ctypes: this C text is wrong; ...
//     note: 'says<fixed_string<50>{"line 1, column 10: unknown type name `foo`"}>' evaluates to false
#pragma once

#include <ctypes/detail/cparse/error_text.hpp>
#include <ctypes/detail/cparse/tree.hpp>
#include <ctypes/fixed_string.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace ctypes::detail {

/// Room for a sentence; what is longer is cut.
struct c_text_message {
    char characters[300] = {};
    std::size_t length = 0;

    constexpr void push_back(char c) {
        // g++ prints quotes with a backslash.
        if (length < sizeof characters) characters[length++] = c == '\'' ? '`' : c;
    }
    constexpr std::size_t size() const { return length; }
    constexpr const char* data() const { return characters; }
    constexpr std::string_view view() const { return {characters, length}; }
};

constexpr c_text_message c_text_message_of(const c_text::diagnostic& problem, std::string_view source,
                                           std::string_view begin) {
    c_text_message message;
    for (char c : begin) message.push_back(c);
    c_text::write_remark(message, problem, source);
    return message;
}

// The words have to be seen in a compiler's output. C++26's static_assert takes a text that was put together. Before,
// g++ prints a text that is a template argument, and clang one that is the argument of a concept. Versions of clang
// before 16 print numbers for its characters, but print characters that are arguments themselves.
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
/// Only made for a wrong text, whose `problem` and `source` `Checked` has.
template <class Checked>
struct wrong_c_text {
    static constexpr c_text_message message = c_text_message_of(Checked::problem, Checked::source, "ctypes: ");
    static_assert(sizeof(Checked) == 0, message);
};
#elif defined(__clang__) && __clang_major__ < 16
template <char... Character>
struct letters {};
template <class Letters>
inline constexpr bool says = false;
template <class Message, std::size_t... I>
letters<Message::message.characters[I]...> letters_of(std::index_sequence<I...>);

template <class Checked>
struct wrong_c_text {
    static constexpr c_text_message message = c_text_message_of(Checked::problem, Checked::source, "");
    static_assert(says<decltype(letters_of<wrong_c_text>(std::make_index_sequence<message.length>()))>,
                  "ctypes: this C text is wrong; the place and the reason stand beside `says`");
};
#else
#if defined(__clang__)
template <fixed_string Message>
inline constexpr bool never = false;
template <fixed_string Message>
concept says = never<Message>;
#else
template <fixed_string Message>
inline constexpr bool says = false;
#endif

template <class Checked>
struct wrong_c_text {
    static constexpr c_text_message message = c_text_message_of(Checked::problem, Checked::source, "");
    static constexpr fixed_string<message.length + 1> words{message.view()};
    static_assert(says<words>, "ctypes: this C text is wrong; the place and the reason stand below, beside `says`");
};
#endif

} // namespace ctypes::detail
