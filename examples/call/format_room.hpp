// format_room.hpp - what C writes to for a conversion of a format: `int` for %d of scanf, 32 characters for %31s.
#pragma once

#include "words.hpp"

#include <ctypes/dynamic/type.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dynamic = ctypes::dynamic;

/// One argument that a format asks for. Sources: C17 7.21.6.1, 7.21.6.2, 7.29.2; scanf(3).
struct conversion {
    std::string text;                // "%31s"
    std::optional<dynamic::type> to; // what is written to; nothing: the argument is a value
    std::size_t count = 1;           // of these; 0: as many as there are in the input
};

class format_text {
public:
    enum class family { none, scanf, printf };

    static family family_of(std::string_view function) {
        if (function.find("scanf") != std::string_view::npos) return family::scanf;
        if (function.find("printf") != std::string_view::npos) return family::printf;
        return family::none;
    }

    format_text(std::string_view text, family of) : text_(text), is_scanf_(of == family::scanf) {}

    std::vector<conversion> read() {
        while (at_ < text_.size()) {
            if (text_[at_++] != '%') continue;
            begin_ = at_ - 1;
            if (next() == '%')
                ++at_;
            else
                is_scanf_ ? read_scanf() : read_printf();
        }
        return std::move(all_);
    }

private:
    char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool accept(char c) {
        if (next() != c) return false;
        ++at_;
        return true;
    }
    std::size_t number() {
        std::size_t n = 0;
        for (; std::isdigit(static_cast<unsigned char>(next())) != 0 && n < 100'000'000; ++at_)
            n = n * 10 + static_cast<std::size_t>(next() - '0');
        if (next() == '$')
            throw usage_error("positions in a format, as in '" + std::string(text_) +
                              "', are not followed; write (int *)_");
        return n;
    }
    std::string length() {
        std::string l;
        while (next() != '\0' && std::string_view("hlqLjzt").find(next()) != std::string_view::npos) l += text_[at_++];
        return l;
    }
    void add(std::optional<dynamic::type> to, std::size_t count = 1) {
        all_.push_back({std::string(text_.substr(begin_, at_ - begin_)), std::move(to), count});
    }

    void read_scanf() {
        bool suppressed = false;
        while (next() == '*' || next() == '\'' || next() == 'I') suppressed |= text_[at_++] == '*';
        const bool has_width = std::isdigit(static_cast<unsigned char>(next())) != 0;
        const std::size_t width = number();
        const bool allocates = accept('m');
        const std::string l = length();
        const char c = next();
        if (c != '\0') ++at_;
        if (c == '[') skip_set();
        if (suppressed) return;
        const bool wide = l == "l" || c == 'S' || c == 'C';
        const dynamic::type character = wide ? dynamic::type::of<wchar_t>() : dynamic::type::of<char>();
        if (c == 's' || c == 'S' || c == '[') {
            if (allocates)
                add(character.pointer());
            else
                add(character, has_width ? width + 1 : 0);
        } else if (c == 'c' || c == 'C') {
            if (allocates)
                add(character.pointer());
            else
                add(character, has_width ? width : 1);
        } else if (c == 'p') {
            add(dynamic::type::of<void*>());
        } else if (c != '\0' && std::string_view("aAeEfFgG").find(c) != std::string_view::npos) {
            add(l == "L"   ? dynamic::type::of<long double>()
                : l == "l" ? dynamic::type::of<double>()
                           : dynamic::type::of<float>());
        } else {
            add(integer(c, l));
        }
    }

    void read_printf() {
        while (next() != '\0' && std::string_view("-+ #0'I").find(next()) != std::string_view::npos) ++at_;
        width();
        if (accept('.')) width();
        const std::string l = length();
        const char c = next();
        if (c == '\0') return;
        ++at_;
        if (c == 'm') return; // glibc: the text of errno
        add(c == 'n' ? integer('d', l) : std::nullopt);
    }
    void width() {
        if (accept('*'))
            add(std::nullopt);
        else
            number();
    }

    // ], []...], [^]...]: a bracket in the first place is one of the set
    void skip_set() {
        accept('^');
        accept(']');
        while (at_ < text_.size() && text_[at_++] != ']') {
        }
    }

    static std::optional<dynamic::type> integer(char c, const std::string& l) {
        const bool with_sign = c == 'd' || c == 'i' || c == 'n';
        if (!with_sign && c != 'u' && c != 'o' && c != 'x' && c != 'X') return std::nullopt;
        const auto one_of = [with_sign]<class T>(T) {
            return with_sign ? dynamic::type::of<std::make_signed_t<T>>()
                             : dynamic::type::of<std::make_unsigned_t<T>>();
        };
        if (l == "hh") return one_of(static_cast<signed char>(0));
        if (l == "h") return one_of(short{});
        if (l == "l") return one_of(long{});
        if (l == "ll" || l == "q" || l == "L") return one_of(static_cast<long long>(0));
        if (l == "j") return one_of(std::intmax_t{});
        if (l == "z") return one_of(std::size_t{});
        if (l == "t") return one_of(std::ptrdiff_t{});
        return one_of(int{});
    }

    std::string_view text_;
    bool is_scanf_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::vector<conversion> all_;
};

/// How many elements of room `_` or `_[64]` (`asked`, 0: not said) is for a conversion. `input`: the length of the text that is
/// read, where it is known. Throws usage_error when no room is enough.
inline std::size_t room_for(const conversion& c, std::size_t asked, std::optional<std::size_t> input) {
    if (!c.to) throw usage_error("'" + c.text + "' writes to no memory, so that '_' cannot be its argument");
    std::size_t needed = c.count;
    if (needed == 0) {
        if (!input)
            throw usage_error("'" + c.text + "' may write any number of characters; say how many: %63" +
                              c.text.substr(1));
        needed = *input + 1;
    }
    if (asked != 0 && asked < needed)
        throw usage_error("'" + c.text + "' may write " + std::to_string(needed) + " elements, more than _[" +
                          std::to_string(asked) + "] has");
    return asked != 0 ? asked : needed;
}
