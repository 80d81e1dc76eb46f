// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/tokens.hpp - the token the parser is at, the one behind it, and where errors are.
#pragma once

#include <ctypes/detail/cparse/parser.hpp>

#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::advance() {
    switch (now_.code) {
    case '(':
    case '[':
    case '{':
        ++nesting_;
        break;
    case ')':
    case ']':
    case '}':
        nesting_ -= nesting_ > 0;
        break;
    default:
        break;
    }
    read();
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read() {
    if (has_ahead_ || error_ || is_sealed_ || !expansions_.empty()) {
        now_ = has_ahead_ && !error_ ? ahead_ : next_token();
        has_ahead_ = false;
    } else { // the usual token, from the text, without a copy
        lexer_.next(now_);
        if (now_.is >= token_kind::directive) {
            if (now_.is == token_kind::directive) {
                read_directive();
                now_ = next_token();
            } else {
                put_back(whole(now_, lexer_));
                now_ = next_token();
            }
        } else if (now_.is == token_kind::identifier && !in_directive_ && !tree_.macros.empty() && replaces(now_)) {
            now_ = next_token();
        }
    }
    if (now_.is == token_kind::bad) fail(now_.problem);
}

template <class Storage, class Outside>
constexpr token parser<Storage, Outside>::peek() {
    if (error_) return {};
    if (!has_ahead_) {
        ahead_ = next_token();
        has_ahead_ = !error_;
    }
    return error_ ? token{} : ahead_;
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::skip_brackets() {
    std::uint32_t const outside = nesting_;
    do advance();
    while (nesting_ > outside && !at_end());
    if (at_end() && nesting_ > outside) fail("a bracket is not closed before the end of the text");
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::out_of_room() {
    full_ = true;
    fail("too many names or types");
}

template <class Storage, class Outside>
constexpr place parser<Storage, Outside>::place_at(std::uint32_t offset, std::uint32_t line,
                                                   std::uint32_t column) const {
    // A name that a macro gave may be spelled in another text.
    place p{offset >= begin_ && offset <= end_ ? offset - begin_ : place::elsewhere, line, column, file_, 0};
    if (!file_.empty()) p.file_line = line - marker_at_ + marker_line_;
    return p;
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::fail_at(const place& where, std::string_view words, slice subject) {
    if (error_) return;
    error_ = {words, spelled(subject, where), where};
    stopped_at_ = now_;
    fatal_ = in_directive_;
    now_ = {};
}

template <class Storage, class Outside>
constexpr slice parser<Storage, Outside>::spelled(slice subject, const place& where) const {
    if (subject.offset < tree<Storage>::made_text) return subject;
    if (where.offset == place::elsewhere) return {};
    return lexer(tree_.source, begin_ + where.offset, end_).next().where();
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::fail_at_dots(std::string_view words) {
    if (now_.code == symbol("...")) fail(words);
    return static_cast<bool>(error_);
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::resume(const checkpoint& before) {
    if (fatal_) return;
    error_ = {};
    unsupported_ = false;
    now_ = stopped_at_;
    parts_.resize(before.parts);
    pointers_.resize(before.pointers);
    levels_.resize(before.levels);
    parameters_.resize(before.parameters);
    members_.resize(before.members);
    enumerators_.resize(before.enumerators);
    strings_.resize(before.strings);
    while (open_records_.size() > before.open_records) close_unsupported();
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::accept(char c) {
    if (!at(c)) return false;
    advance();
    return true;
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::expect(char c, std::string_view words, std::string_view words_at_end) {
    if (accept(c)) return true;
    at_end() ? fail(words_at_end) : fail(words);
    return false;
}

template <class Storage, class Outside>
constexpr typename parser<Storage, Outside>::checkpoint parser<Storage, Outside>::stacks() const {
    return {parts_.size(),   pointers_.size(),    levels_.size(),  parameters_.size(),
            members_.size(), enumerators_.size(), strings_.size(), open_records_.size()};
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::give_up(const token& t, std::string_view words) {
    if (!error_) unsupported_ = true;
    fail(t, words);
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::accept(word w) {
    if (!at(w)) return false;
    advance();
    return true;
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::skip(const place& where, std::string_view words, slice subject) {
    push(tree_.skipped, diagnostic{words, spelled(subject, where), where});
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::note(const place& where, std::string_view words, slice subject) {
    push(tree_.skipped, diagnostic{words, spelled(subject, where), where, severity::note});
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::expect_opening() {
    return expect('(', "expected '(' before '@'", "expected '(' before the end of the text");
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::expect_closing() {
    return expect(')', "expected ')' before '@'", "expected ')' before the end of the text");
}

} // namespace ctypes::detail::c_text
