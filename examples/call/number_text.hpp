// number_text.hpp - the words that values are typed with: 3, 2.5, 'c', EOF, A|B, "text", names.
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

/// Reads words one behind the other; value_text makes values of them.
class number_text {
protected:
    using kind = dynamic::kind;

    number_text(std::string_view text, const dynamic::declarations& known) : text_(text), known_(known) {}

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

    /// A number, a constant, a character, or several of them with `|` between them.
    bool try_number(dynamic::value& number) {
        if (!try_operand(number)) return false;
        while (accept('|')) {
            skip_space();
            dynamic::value right;
            if (!try_operand(right)) return false;
            for (const dynamic::value* each : {&number, &right})
                if (each->type().kind() != kind::integer && each->type().kind() != kind::enumeration &&
                    each->type().kind() != kind::boolean)
                    return false;
            const auto bits = [](const dynamic::value& v) {
                return v.type().is_signed() ? static_cast<unsigned long long>(v.as<long long>())
                                            : v.as<unsigned long long>();
            };
            const unsigned long long both = bits(number) | bits(right);
            const bool negative = (number.type().is_signed() && number.as<long long>() < 0) ||
                                  (right.type().is_signed() && right.as<long long>() < 0);
            if (negative || both <= static_cast<unsigned long long>(INT64_MAX))
                number = narrowest(static_cast<long long>(both));
            else
                number = dynamic::value(both);
        }
        return true;
    }

    bool try_operand(dynamic::value& number) {
        if (next() == '\'') {
            ++at_;
            const char c = next() == '\\' ? escape() : next() != '\0' ? text_[at_++] : '\0';
            if (next() != '\'') return false;
            ++at_;
            skip_space();
            return number = dynamic::value(static_cast<int>(c)), true;
        }
        std::string word(text_.substr(at_, text_.find_first_of(",}]|", at_) - at_));
        const std::size_t length = word.size();
        while (!word.empty() && word.back() == ' ') word.pop_back();
        if (!try_word(word, number)) return false;
        at_ += length;
        return true;
    }

    bool try_word(const std::string& word, dynamic::value& number) const {
        if (word.empty()) return false;
        if (word == "true" || word == "false") return number = dynamic::value(word == "true"), true;
        char* end = nullptr;
        errno = 0;
        if (word[0] == '-') {
            const long long i = std::strtoll(word.c_str(), &end, 0);
            if (*end == '\0' && errno == 0) return number = narrowest(i), true;
        } else {
            const unsigned long long i = std::strtoull(word.c_str(), &end, 0);
            if (*end == '\0' && errno == 0) {
                if (i > static_cast<unsigned long long>(INT64_MAX))
                    number = dynamic::value(i);
                else
                    number = narrowest(static_cast<long long>(i));
                return true;
            }
        }
        const long double d = std::strtold(word.c_str(), &end);
        if (*end == '\0')
            return number = static_cast<double>(d) == d ? dynamic::value(static_cast<double>(d)) : dynamic::value(d),
                   true;
        const auto constant = known_.find(word);
        if (!constant || constant->declaration_kind() != dynamic::declaration_kind::constant) return false;
        number = constant->value();
        return number.type().kind() != kind::pointer;
    }
    static dynamic::value narrowest(long long i) {
        if (i >= INT32_MIN && i <= INT32_MAX) return dynamic::value(static_cast<int>(i));
        return dynamic::value(i);
    }

    std::string quoted() {
        if (!accept('"')) fail("a text in double quotes is missing in");
        std::string out;
        while (next() != '"') {
            if (at_ >= text_.size()) fail("a quote is not closed in");
            if (next() == '\\')
                out += escape();
            else
                out += text_[at_++];
        }
        ++at_;
        return out;
    }

    /// A character behind a backslash, as C has it: \n, \x1b, \033.
    char escape() {
        ++at_;
        const char c = next();
        if (c == '\0') fail("a character is missing behind the backslash in");
        if (const std::size_t known = std::string_view("abfnrtve").find(c); known != std::string_view::npos)
            return ++at_, "\a\b\f\n\r\t\v\033"[known];
        const int base = c == 'x' ? 16 : 8;
        std::string digits;
        if (c == 'x') ++at_;
        while (digits.size() < (c == 'x' ? 2 : 3) &&
               (c == 'x' ? std::isxdigit(static_cast<unsigned char>(next())) != 0 : next() >= '0' && next() <= '7'))
            digits += text_[at_++];
        if (digits.empty()) return c == 'x' ? 'x' : (++at_, c);
        return static_cast<char>(std::strtol(digits.c_str(), nullptr, base));
    }

    std::string identifier() {
        std::string name;
        skip_space();
        while (std::isalnum(static_cast<unsigned char>(next())) != 0 || next() == '_') name += text_[at_++];
        if (name.empty()) fail("a name is missing in");
        return name;
    }

    std::string_view text_;
    const dynamic::declarations& known_;
    std::size_t at_ = 0;
};
