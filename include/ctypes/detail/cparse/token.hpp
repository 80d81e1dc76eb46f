// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/token.hpp - a token of C text, and what each byte can be part of.
#pragma once

#include <ctypes/detail/cparse/storage.hpp>
#include <ctypes/detail/cparse/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// What a byte can be part of. Bytes above 127 are letters of other alphabets, in UTF-8. `alone`: a punctuator that no other
/// one begins with. Of these numbers only those of letters and digits have the bit `in_words`.
enum class character : char { none = '.', space = ' ', letter = 'x', digit = '0', punctuator = '+', alone = ',' };
inline constexpr char in_words = 0x10;

/// Sixteen bytes a row; written out, since a loop over them is a thing to do for every compilation.
inline constexpr char characters[] = "......... .   .."
                                     "................"
                                     " +.+x++.,,,,,+++" //   ! # $ % & ( ) * + , - . /
                                     "0000000000+,+++," // 0 to 9, : ; < = > ?
                                     ".xxxxxxxxxxxxxxx" // A to O
                                     "xxxxxxxxxxx,.,,x" // P to Z, [ ] ^ _
                                     ".xxxxxxxxxxxxxxx" // a to o
                                     "xxxxxxxxxxx,+,,." // p to z, { | } ~
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx"
                                     "xxxxxxxxxxxxxxxx";

constexpr character class_of(char c) { return static_cast<character>(characters[static_cast<unsigned char>(c)]); }
constexpr bool is_in_word(char c) { return (characters[static_cast<unsigned char>(c)] & in_words) != 0; }

enum class token_kind : std::uint8_t { end, identifier, number, character, string, punctuator, directive, bad };

/// Punctuators are the number of their characters: `symbol("<<")`.
constexpr std::uint32_t symbol(std::string_view text) {
    std::uint32_t code = 0;
    for (char c : text) code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

struct token {
    token_kind is = token_kind::end;
    c_text::word word = c_text::word::none;
    std::uint32_t code = 0;   // a punctuator
    std::uint32_t offset = 0; // of its spelling, see tree::text
    std::uint32_t length = 0;
    std::uint32_t at = 0; // where it stands in the text: of what a macro gave, where the macro was used
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    bool after_space = false;           // spaces or comments before it
    bool painted = false;               // the name of a macro that is never replaced any more: C17 6.10.3.4p2
    bool is_spliced = false;            // bad only since a backslash at the end of a line is in it: see parser::whole
    std::uint64_t hash = 0;             // an identifier
    const word_entry* entry = &no_word; // a known word
    const char* problem = nullptr;      // a bad token: what is wrong with it

    constexpr bool operator==(char c) const { return code == static_cast<unsigned char>(c); }
    constexpr bool operator==(c_text::word w) const { return word == w; }
    constexpr slice where() const { return {offset, length}; }
};

} // namespace ctypes::detail::c_text
