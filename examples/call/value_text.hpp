// value_text.hpp - values as they are typed: 3, 2.5, 'c', "text", NULL, {1, {2, 3}}, {.x = 1}, and _ for "to be filled".
#pragma once

#include "words.hpp"

#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cctype>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace dynamic = ctypes::dynamic;

/// Reads one value into its place.
class value_text {
public:
    value_text(std::string_view text, const dynamic::declarations& known) : text_(text), known_(known) {}

    /// The whole text as a value of the place's type.
    void read_all(dynamic::reference to) {
        top_ = true;
        read(to);
        skip_space();
        if (at_ != text_.size()) fail("there is more than one value in");
    }

    /// What the text is by itself, for the arguments behind `...`: int, long, double or a string.
    dynamic::value guess() {
        skip_space();
        if (next() == '"') return dynamic::value(quoted());
        dynamic::value number;
        if (try_number(std::string(text_), number)) return number;
        return dynamic::value(std::string(text_));
    }

private:
    using kind = dynamic::kind;

    [[noreturn]] void fail(const std::string& what) const { throw usage_error(what + " '" + std::string(text_) + "'"); }

    char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_space() {
        while (std::isspace(static_cast<unsigned char>(next())) != 0) ++at_;
    }
    bool accept(char c) {
        skip_space();
        if (next() != c) return false;
        ++at_;
        return true;
    }

    void read(dynamic::reference to) {
        skip_space();
        const dynamic::type t = to.type();
        switch (t.kind()) {
        case kind::structure:
        case kind::union_: read_record(to, t); break;
        case kind::array: read_array(to, t); break;
        case kind::pointer: read_pointer(to, t); break;
        default: read_number(to); break;
        }
        top_ = false;
    }

    void read_record(dynamic::reference& to, const dynamic::type& t) {
        top_ = false;
        if (!accept('{')) fail("'" + t.spelling() + "' is written in braces, not as");
        const auto members = t.members();
        for (std::size_t i = 0; !accept('}'); ++i) {
            skip_space();
            std::string name;
            if (accept('.')) {
                name = identifier();
                if (!accept('=')) fail("'=' is missing behind ." + name + " in");
            } else {
                while (i < members.size() && members[i].is_bit_field && members[i].name.empty()) ++i;
                if (i >= members.size()) fail("'" + t.spelling() + "' has fewer members than");
                name = members[i].name;
            }
            if (name.empty()) { // an anonymous record: its bytes are where it is
                read(dynamic::value::view(members[i].type, to.bytes().data() + members[i].offset));
            } else {
                read(to[name]);
            }
            separator();
        }
    }

    void read_array(dynamic::reference& to, const dynamic::type& t) {
        const bool characters = t.target().size() == 1 && t.target().kind() == kind::integer;
        if (characters && next() == '"') {
            to = quoted();
            return;
        }
        read_list(to, t.length().value_or(0));
    }

    void read_list(dynamic::reference to, std::size_t length) {
        top_ = false;
        const char close = accept('[') ? ']' : '}';
        if (close == '}' && !accept('{')) fail("a list is written in braces, not as");
        for (std::size_t i = 0; !accept(close); ++i) {
            if (i >= length) fail("there are more than " + std::to_string(length) + " elements in");
            read(to[i]);
            separator();
        }
    }

    void read_pointer(dynamic::reference& to, const dynamic::type& t) {
        const dynamic::type target = t.target();
        const bool characters = target.size() == 1 && target.kind() == kind::integer;
        const std::string word(text_.substr(at_, text_.find_first_of(",}] ", at_) - at_));
        if (word == "NULL" || word == "nullptr") {
            at_ += word.size();
            to = nullptr;
        } else if (next() == '_' && (word.size() == 1 || word[1] == '[')) {
            ++at_;
            std::size_t count = characters ? 256 : 1;
            if (accept('[')) {
                count = static_cast<std::size_t>(std::strtoul(text_.data() + at_, nullptr, 0));
                at_ = text_.find(']', at_);
                if (at_ == std::string_view::npos || count == 0) fail("a number of elements and ']' are missing in");
                ++at_;
            }
            fresh(to, target, count);
        } else if (characters) {
            const bool is_quoted = next() == '"';
            const std::string text = is_quoted || !top_ ? quoted() : std::string(text_);
            if (!is_quoted && top_) at_ = text_.size();
            dynamic::value buffer(target.unqualified().array(text.size() + 1), text); // a copy that C may write to
            to = buffer;
        } else if (target.kind() == kind::void_ || !target.complete()) {
            dynamic::value address(dynamic::type::of<unsigned long long>());
            read_number(whole(address));
            to = reinterpret_cast<void*>(static_cast<std::uintptr_t>(address.as<unsigned long long>()));
        } else if ((next() == '{' && target.kind() != kind::structure && target.kind() != kind::union_) || next() == '[') {
            const std::size_t count = elements();
            read_list(fresh(to, target, count), count);
        } else {
            read(fresh(to, target, 1)[0]); // one value, of which C gets the address
        }
    }

    /// Zeroed memory for `count` elements, kept by the pointer.
    dynamic::reference fresh(dynamic::reference& pointer, const dynamic::type& target, std::size_t count) {
        if (!target.complete()) fail("nothing can be put behind a '" + pointer.type().spelling() + "', as");
        dynamic::value memory(target.unqualified().array(count));
        pointer = memory;
        return dynamic::value::view(memory.type(), memory.address());
    }

    /// How many elements the list has that begins here.
    std::size_t elements() const {
        int depth = 0;
        std::size_t count = 0;
        bool any = false;
        for (std::size_t i = at_; i < text_.size(); ++i) {
            const char c = text_[i];
            if (c == '{' || c == '[') ++depth;
            else if ((c == '}' || c == ']') && --depth == 0) break;
            else if (c == ',' && depth == 1) ++count;
            else if (std::isspace(static_cast<unsigned char>(c)) == 0) any = true;
        }
        count += any ? 1 : 0;
        return count != 0 ? count : 1;
    }

    static dynamic::reference whole(dynamic::value& v) { return dynamic::value::view(v.type(), v.address()); }

    void read_number(dynamic::reference to) {
        const char begin = next();
        std::string word;
        if (begin == '\'') {
            const std::size_t end = text_.find('\'', at_ + 2);
            word = text_.substr(at_, end == std::string_view::npos ? end : end + 1 - at_);
        } else {
            word = text_.substr(at_, text_.find_first_of(",}]", at_) - at_);
            while (!word.empty() && word.back() == ' ') word.pop_back();
        }
        dynamic::value number;
        if (!try_number(word, number)) throw usage_error("'" + word + "' is no number and no known constant");
        at_ += word.size();
        to = number;
    }

    bool try_number(const std::string& word, dynamic::value& number) const {
        if (word.empty()) return false;
        if (word.size() == 3 && word[0] == '\'' && word[2] == '\'') return number = static_cast<int>(word[1]), true;
        if (word == "true" || word == "false") return number = word == "true", true;
        char* end = nullptr;
        errno = 0;
        if (word[0] == '-') {
            const long long i = std::strtoll(word.c_str(), &end, 0);
            if (*end == '\0' && errno == 0) return number = narrowest(i), true;
        } else {
            const unsigned long long i = std::strtoull(word.c_str(), &end, 0);
            if (*end == '\0' && errno == 0) {
                if (i > static_cast<unsigned long long>(INT64_MAX)) number = i;
                else number = narrowest(static_cast<long long>(i));
                return true;
            }
        }
        const long double d = std::strtold(word.c_str(), &end);
        if (*end == '\0') return number = static_cast<double>(d) == d ? dynamic::value(static_cast<double>(d)) : dynamic::value(d), true;
        const auto constant = known_.find(word);
        if (!constant || constant->entity() != dynamic::entity::constant) return false;
        number = constant->value();
        return number.type().kind() != kind::pointer;
    }
    static dynamic::value narrowest(long long i) {
        if (i >= INT32_MIN && i <= INT32_MAX) return static_cast<int>(i);
        return i;
    }

    std::string quoted() {
        if (!accept('"')) fail("a text in double quotes is missing in");
        std::string out;
        for (; next() != '"'; ++at_) {
            if (at_ >= text_.size()) fail("a quote is not closed in");
            char c = next();
            if (c == '\\' && at_ + 1 < text_.size()) {
                c = text_[++at_];
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == '0' ? '\0' : c;
            }
            out += c;
        }
        ++at_;
        return out;
    }

    std::string identifier() {
        std::string name;
        skip_space();
        while (std::isalnum(static_cast<unsigned char>(next())) != 0 || next() == '_') name += text_[at_++];
        if (name.empty()) fail("a name is missing in");
        return name;
    }
    void separator() {
        skip_space();
        if (!accept(',') && next() != '}' && next() != ']') fail("',' or a closing brace is missing in");
    }

    std::string_view text_;
    const dynamic::declarations& known_;
    std::size_t at_ = 0;
    bool top_ = false; // the value is the whole text: a string needs no quotes
};
