// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/lexer.hpp - C text cut into tokens, each with its place.
//
//     lexer text("int x;", 0, 6);
//     text.next().is      // token_kind::identifier: int
#pragma once

#include <ctypes/detail/cparse/layered.hpp>
#include <ctypes/detail/cparse/storage.hpp>
#include <ctypes/detail/cparse/token.hpp>
#include <ctypes/detail/cparse/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// A pure function of its position: a copy looks ahead.
class lexer {
public:
    constexpr lexer() = default;
    constexpr lexer(std::string_view source, std::uint32_t begin, std::uint32_t end)
        : text_(source.data()), at_(begin), end_(end), line_start_(begin) {
        // The mark some editors put before UTF-8.
        if (end - begin >= 3 && source.substr(begin, 3) == "\xef\xbb\xbf") line_start_ = at_ = begin + 3;
    }
    template <std::size_t Capacity>
    constexpr lexer(const fixed_list<char, Capacity>& source, std::uint32_t begin, std::uint32_t end)
        : lexer(std::string_view(source.data(), source.size()), begin, end) {}
    lexer(const layered_source& source, std::uint32_t begin, std::uint32_t end)
        : lexer(source.holding(begin), begin - static_cast<std::uint32_t>(source.begin_of(begin)),
                end - static_cast<std::uint32_t>(source.begin_of(begin))) {
        shift_ = static_cast<std::uint32_t>(source.begin_of(begin));
    }

    /// In a directive the end of the line is the end of the tokens.
    constexpr void stop_at_line_end(bool stop) { stop_at_line_end_ = stop; }

    constexpr std::uint32_t offset() const { return at_ + shift_; }
    constexpr std::uint32_t line() const { return line_; }

    constexpr token next() {
        token t;
        next(t);
        return t;
    }

    /// The same, into a token that is there.
    constexpr void next(token& t) {
        std::uint32_t const begin = at_;
        if (at_ != end_ && text_[at_] == ' ') ++at_; // what stands before most tokens that have something before them
        character const is = at_ != end_ ? class_of(text_[at_]) : character::none;
        if (is == character::letter) { // the usual tokens
            begin_at(t, begin);
            fresh_line_ = false;
            if (scan_identifier(t)) look_behind(t);
        } else if (is == character::alone) {
            begin_at(t, begin);
            fresh_line_ = false;
            scan_alone(t);
        } else {
            next_other(t, begin);
        }
        t.length = at_ - t.at;
        t.offset = t.at += shift_;
    }

    /// To the end of the line, where that is no more than characters up to it: the offset behind the last one that is no
    /// space. 0, and nothing is done, where comments, quotes or backslashes have to be looked at.
    constexpr std::uint32_t skip_plain_line() {
        std::uint32_t last = at_;
        std::uint32_t i = at_;
        for (; i < end_ && text_[i] != '\n'; ++i) {
            char const c = text_[i];
            if (c == '/' || c == '\\' || c == '"' || c == '\'') return 0;
            if (class_of(c) != character::space) last = i + 1;
        }
        at_ = i;
        return last + shift_;
    }

    /// Goes back to the beginning of the last token, which has no line end in it.
    constexpr void back_to(const token& last) { at_ = last.at - shift_; }

    /// The next character, without the backslashes at line ends in front of it; false at the end of the line or the text.
    constexpr bool next_character(char& c) {
        while (std::uint32_t const hidden = splice()) {
            at_ += hidden - 1;
            new_line();
            ++at_;
        }
        if (at_ == end_ || text_[at_] == '\n') return false;
        c = text_[at_++];
        return true;
    }

    /// To the end of a directive nobody wants to read.
    constexpr void skip_line() {
        stop_at_line_end_ = true;
        while (next().is != token_kind::end) {
        }
        stop_at_line_end_ = false;
    }

private:
    static constexpr bool is_digit(char c) { return class_of(c) == character::digit; }
    static constexpr bool is_letter(char c) { return class_of(c) == character::letter; }

    constexpr char peek(std::uint32_t ahead = 0) const { return end_ - at_ > ahead ? text_[at_ + ahead] : '\0'; }

    constexpr void begin_at(token& t, std::uint32_t before) const {
        t = {};
        t.after_space = at_ != before;
        t.at = at_;
        t.line = line_;
        t.column = at_ - line_start_ + 1;
    }

    constexpr void next_other(token& t, std::uint32_t before) {
        const char* const problem = skip_space();
        begin_at(t, before);
        if (t.after_space && text_[before] == '\\') t.after_space = is_space_between(before);
        if (problem != nullptr) {
            t.is = token_kind::bad;
            t.problem = problem;
        } else if (at_ != end_ && !(stop_at_line_end_ && text_[at_] == '\n')) {
            bool const first = fresh_line_;
            fresh_line_ = false;
            scan(t, first);
        }
    }

    // Whether more than backslashes at line ends, which are nothing in C, stands before the token.
    constexpr bool is_space_between(std::uint32_t begin) const {
        lexer from = *this;
        for (from.at_ = begin; from.at_ < at_;) {
            std::uint32_t const hidden = from.splice();
            if (hidden == 0) return true;
            from.at_ += hidden;
        }
        return false;
    }

    // Behind a token, which has no length yet.
    constexpr void look_behind(token& t) const {
        if (peek() != '\\' || !goes_on_behind_line_end(t)) return;
        t.is = token_kind::bad;
        t.is_spliced = true;
        t.problem = "a comment begins on both sides of a backslash at the end of a line; write it on one line";
    }

    constexpr void new_line() {
        ++line_;
        line_start_ = at_ + 1;
    }

    // The length of a backslash and the line end it hides, 0 if there is none.
    constexpr std::uint32_t splice() const {
        if (peek() != '\\') return 0;
        if (peek(1) == '\n') return 2;
        return peek(1) == '\r' && peek(2) == '\n' ? 3 : 0;
    }

    // Spaces and comments; returns what is wrong, if anything is.
    constexpr const char* skip_space() {
        while (at_ < end_) {
            char const c = text_[at_];
            if (c == '\n') {
                if (stop_at_line_end_) break;
                new_line();
                fresh_line_ = true;
                ++at_;
            } else if (class_of(c) == character::space) {
                ++at_;
            } else if (c != '/' && c != '\\') {
                break;
            } else if (std::uint32_t const length = splice()) {
                at_ += length - 1;
                new_line();
                ++at_;
            } else if (c == '/' && peek(1) == '/') {
                while (at_ < end_ && text_[at_] != '\n') {
                    if (std::uint32_t const hidden = splice()) {
                        at_ += hidden - 1;
                        new_line();
                    }
                    ++at_;
                }
            } else if (c == '/' && peek(1) == '*') {
                if (!skip_comment()) return "comment without end";
            } else {
                break;
            }
        }
        return nullptr;
    }

    constexpr bool skip_comment() {
        for (std::uint32_t i = at_ + 2; i + 1 < end_; ++i)
            if (text_[i] == '*' && text_[i + 1] == '/') {
                for (at_ += 2; at_ < i; ++at_)
                    if (text_[at_] == '\n') new_line();
                at_ = i + 2;
                return true;
            }
        // The token stands at the opening; nothing follows it.
        end_ = at_;
        return false;
    }

    constexpr void scan(token& t, bool first) {
        char const c = text_[at_];
        character const is = class_of(c);
        bool const digraph = c == '%' && peek(1) == ':';
        if (is == character::letter) {
            if (!scan_identifier(t)) return;
        } else if (is == character::alone) {
            return scan_alone(t);
        } else if (is == character::digit || (c == '.' && is_digit(peek(1)))) {
            scan_number(t);
        } else if (c == '"' || c == '\'') {
            return scan_quoted(t, c);
        } else if ((c == '#' || digraph) && first && !stop_at_line_end_) {
            t.is = token_kind::directive;
            at_ += digraph ? 2 : 1;
            return;
        } else {
            scan_punctuator(t, c);
        }
        look_behind(t);
    }

    // Whether a backslash and a line end stand inside a token, which would make it another one.
    constexpr bool goes_on_behind_line_end(const token& t) const {
        std::uint32_t const length = splice();
        if (length == 0 || t.is == token_kind::bad) return false;
        char const following = peek(length);
        character const is = class_of(following);
        if (t.is != token_kind::punctuator) {
            bool const quoted = t.is == token_kind::identifier && at_ - t.at <= 2 &&
                                (following == '"' || following == '\'') &&
                                is_prefix({text_ + t.at, std::size_t{at_ - t.at}});
            bool const number = t.is == token_kind::number &&
                                (following == '.' || following == '+' || following == '-' || following == '\'');
            return is == character::letter || is == character::digit || quoted || number;
        }
        if (at_ - t.at > 1) return false; // the longest ones are two characters long, but for `...`
        char const c = text_[t.at];
        if (c == '.') return following == '.' || is == character::digit;
        return (following == c && (c == '<' || c == '>' || c == '&' || c == '|' || c == '#' || c == '=' || c == '/')) ||
               (following == '=' && (c == '<' || c == '>' || c == '!')) || (following == '*' && c == '/') ||
               (following == '>' && (c == '-' || c == ':' || c == '%')) ||
               (c == '<' && (following == ':' || following == '%')) || (c == '%' && following == ':');
    }

    // Whether a backslash stands behind it.
    constexpr bool scan_identifier(token& t) {
        std::uint64_t hash = hash_start;
        std::uint32_t i = at_;
        char c = text_[i];
        do {
            hash = (hash ^ static_cast<unsigned char>(c)) * hash_factor;
            if (++i == end_) break;
            c = text_[i];
        } while (is_in_word(c));
        if (i != end_ && (c == '"' || c == '\'') && i - at_ <= 2 && is_prefix({text_ + at_, std::size_t{i - at_}})) {
            at_ = i;
            scan_quoted(t, c);
            return false;
        }
        t.is = token_kind::identifier;
        t.hash = hash;
        t.entry = find_word(hash, text_ + at_, i - at_);
        t.word = t.entry->is;
        at_ = i;
        return c == '\\';
    }

    // L'x', u"x", U"x", u8"x"
    static constexpr bool is_prefix(std::string_view text) {
        return text == "L" || text == "u" || text == "U" || text == "u8";
    }

    // A preprocessing number: digits, letters, points, exponents with a sign, and C23's quotes.
    constexpr void scan_number(token& t) {
        t.is = token_kind::number;
        while (at_ < end_) {
            char const c = text_[at_];
            char const lower = static_cast<char>(c | 0x20);
            bool const sign_follows = peek(1) == '+' || peek(1) == '-';
            bool const hexadecimal = at_ - t.at > 1 && (text_[t.at + 1] | 0x20) == 'x';
            if (sign_follows && ((lower == 'e' && !hexadecimal) || lower == 'p'))
                at_ += 2;
            else if (is_letter(c) || is_digit(c) || c == '.')
                ++at_;
            else if (c == '\'' && (is_letter(peek(1)) || is_digit(peek(1))))
                at_ += 2;
            else
                break;
        }
    }

    constexpr void scan_quoted(token& t, char quote) {
        t.is = quote == '"' ? token_kind::string : token_kind::character;
        for (++at_; at_ < end_ && text_[at_] != quote; ++at_) {
            if (text_[at_] == '\n') break;
            if (std::uint32_t const hidden = splice()) {
                at_ += hidden - 1;
                new_line();
            } else if (text_[at_] == '\\' && at_ + 1 < end_ && peek(1) != '\n') {
                ++at_;
            }
        }
        if (at_ == end_ || text_[at_] != quote) {
            t.is = token_kind::bad;
            t.problem = quote == '"' ? "string without end" : "character constant without end";
            return;
        }
        ++at_;
    }

    constexpr void scan_alone(token& t) {
        t.is = token_kind::punctuator;
        t.code = static_cast<unsigned char>(text_[at_]);
        ++at_;
    }

    constexpr void scan_punctuator(token& t, char c) {
        if (class_of(c) != character::punctuator) { // nor `alone`, see scan
            t.is = token_kind::bad;
            t.problem = "'@' is no character of C";
            ++at_;
            return;
        }
        t.is = token_kind::punctuator;
        t.code = static_cast<unsigned char>(c);
        char const following = peek(1);
        if (std::uint32_t const other = digraph_of(c, following)) {
            bool const twice = other == '#' && peek(2) == '%' && peek(3) == ':';
            t.code = twice ? symbol("##") : other;
            at_ += twice ? 4 : 2;
        } else if (c == '.' && following == '.' && peek(2) == '.') {
            t.code = symbol("...");
            at_ += 3;
        } else if (c == '-' && following == '>') {
            t.code = symbol("->");
            at_ += 2;
        } else if ((following == c && (c == '<' || c == '>' || c == '&' || c == '|' || c == '#' || c == '=')) ||
                   (following == '=' && (c == '<' || c == '>' || c == '!'))) {
            t.code = static_cast<std::uint32_t>(c << 8 | following);
            at_ += 2;
        } else {
            ++at_;
        }
    }

    // What C17 6.4.6p3 spells otherwise; 0 for anything else.
    static constexpr std::uint32_t digraph_of(char c, char following) {
        if (c == '<') return following == ':' ? '[' : following == '%' ? '{' : 0;
        if (following == '>') return c == ':' ? ']' : c == '%' ? '}' : 0;
        return c == '%' && following == ':' ? '#' : 0;
    }

    const char* text_ = nullptr;
    std::uint32_t at_ = 0;
    std::uint32_t end_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t line_start_ = 0;
    std::uint32_t shift_ = 0; // from text_ to the source as a whole
    bool fresh_line_ = true;
    bool stop_at_line_end_ = false;
};

} // namespace ctypes::detail::c_text
