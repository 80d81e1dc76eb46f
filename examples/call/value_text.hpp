// value_text.hpp - values as they are typed: 3, 2.5, 'c', A|B, "text", NULL, {1, {2, 3}}, {.x = 1}, (int[2]){1, 2}, @ for what
// an earlier call gave, and _ for "to be filled".
#pragma once

#include "earlier.hpp"
#include "format_room.hpp"
#include "number_text.hpp"
#include "shown.hpp"
#include "words.hpp"

#include <ctypes/dynamic/cast.hpp>
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/type_of.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace dynamic = ctypes::dynamic;

/// Reads one value into its place.
class value_text : number_text {
public:
    value_text(std::string_view text, const dynamic::declarations& known, const earlier_calls& earlier)
        : number_text(text, known), earlier_(earlier) {}

    /// The whole text as a value of the place's type.
    void read_all(dynamic::reference to) {
        top_ = true;
        read(to);
        skip_space();
        if (at_ != text_.size()) fail("there is more than one value in");
    }

    /// What the text is by itself, for the arguments behind `...`: a number, a null pointer, a value of the type in brackets before
    /// it, what an earlier call gave, or a string.
    dynamic::value guess() {
        skip_space();
        if (is_room())
            throw usage_error("behind '...' only formats of scanf and printf say what '_' is; write (int *)_");
        if (earlier_calls::is_reference(text_)) return earlier_.find(std::string(text_));
        if (is_null()) return dynamic::value(dynamic::type::of<void*>(), nullptr);
        if (const auto type = type_in_brackets()) {
            dynamic::value made = typed(*type);
            skip_space();
            if (at_ != text_.size()) fail("there is more than one value in");
            if (made.type().kind() == kind::array) made.replace(dynamic::cast(made.type().target().pointer(), made));
            if (made.type().kind() == kind::pointer && !made.type().target().is_const() &&
                made.type().target().is_complete())
                written_to_.replace(made);
            return made;
        }
        if (next() == '"') return dynamic::value(quoted());
        dynamic::value number;
        if (const std::size_t before = at_; try_number(number) && at_ == text_.size())
            return number;
        else
            at_ = before;
        return dynamic::value(std::string(text_));
    }

    /// An argument for a conversion of a format that is written through: room for it, or a pointer.
    dynamic::value guess(const conversion& by, std::optional<std::size_t> input) {
        skip_space();
        if (!is_room()) {
            dynamic::value given = guess();
            if (given.type().kind() == kind::pointer && (earlier_calls::is_reference(text_) || next_is_typed_)) {
                const std::optional<std::size_t> bytes = given.is_null() ? 0 : room_behind(given);
                if (bytes && *bytes < room_for(by, 0, input) * by.to->size())
                    throw usage_error("'" + by.text + "' may write more than there is room for in '" +
                                      std::string(text_) + "'");
                return given;
            }
            throw usage_error("'" + by.text + "' writes to memory: '_' is room for it, and not '" + std::string(text_) +
                              "'");
        }
        const std::size_t asked = room();
        if (at_ != text_.size()) fail("there is more than one value in");
        const std::size_t count = room_for(by, asked, input);
        dynamic::value memory(by.to->array(count));
        written_to_.replace(dynamic::cast(by.to->pointer(), memory));
        return written_to_;
    }

    /// Memory that C may write to, of an argument whose type does not say what it is: behind `...`, or for a `void *`. A pointer
    /// of its type; void if there is none.
    [[nodiscard]] const dynamic::value& written_to() const { return written_to_; }

    /// Whether the text is `_` or `_[64]`.
    [[nodiscard]] bool is_room() const {
        return next() == '_' &&
               (at_ + 1 == text_.size() || std::string_view("[,} ]").find(text_[at_ + 1]) != std::string_view::npos);
    }

private:
    void read(dynamic::reference to) {
        skip_space();
        if (top_ && earlier_calls::is_reference(text_)) {
            at_ = text_.size();
            to = earlier_.find(std::string(text_));
            return;
        }
        const dynamic::type t = to.type();
        switch (t.kind()) {
        case kind::structure:
        case kind::union_:
            read_record(to, t);
            break;
        case kind::array:
            read_array(to, t);
            break;
        case kind::pointer:
            read_pointer(to, t);
            break;
        default:
            read_number(to);
            break;
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
        if (is_room()) {
            room();
            return; // all zeros already
        }
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
        const bool opaque = target.kind() == kind::void_;
        if (is_null()) {
            at_ += text_.substr(at_, 4) == "NULL" ? 4 : 7;
            to = nullptr;
        } else if (is_room()) {
            std::size_t count = room();
            if (count == 0 && opaque) fail("'void *' does not say how many bytes are to be filled; write _[64] for");
            if (count == 0) count = characters ? 256 : 1;
            const dynamic::reference memory = fresh(to, opaque ? dynamic::type::of<unsigned char>() : target, count);
            if (opaque) written_to_.replace(dynamic::cast(memory.type().target().pointer(), to));
        } else if (characters || (opaque && next() == '"')) {
            read_characters(to, target);
        } else if (const auto type = type_in_brackets()) {
            dynamic::value made = typed(*type);
            if (made.type().kind() != kind::array && made.type().kind() != kind::pointer) { // its address
                dynamic::value memory(made.type().array(1));
                dynamic::value::view(memory.type(), memory.address())[0] = made;
                made.replace(memory);
            }
            to = dynamic::cast(t, made);
            if (made.type().kind() == kind::array) made.replace(dynamic::cast(made.type().target().pointer(), made));
            if (opaque && made.type().target().is_complete()) written_to_.replace(made);
        } else if (opaque || !target.is_complete()) {
            if (next() == '{')
                fail("the type is missing that '" + t.spelling() + "' points to: write (int[3]){1, 2, 3} for");
            const std::size_t before = at_;
            if (dynamic::value number; try_number(number)) {
                to = dynamic::cast(t, number);
            } else if (opaque && top_) {
                at_ = before;
                read_characters(to, dynamic::type::of<char>());
            } else {
                fail("no pointer and no address is");
            }
        } else if ((next() == '{' && target.kind() != kind::structure && target.kind() != kind::union_) ||
                   next() == '[') {
            const std::size_t count = elements();
            read_list(fresh(to, target, count), count);
        } else {
            read(fresh(to, target, 1)[0]); // one value, of which C gets the address
        }
    }

    void read_characters(dynamic::reference& to, const dynamic::type& target) {
        const bool is_quoted = next() == '"';
        const std::string text = is_quoted || !top_ ? quoted() : std::string(text_);
        if (!is_quoted && top_) at_ = text_.size();
        const dynamic::type character = target.kind() == kind::void_ ? dynamic::type::of<char>() : target.unqualified();
        dynamic::value buffer(character.array(text.size() + 1), text); // a copy that C may write to
        to = buffer;
        if (target.kind() == kind::void_) written_to_.replace(dynamic::cast(character.pointer(), buffer));
    }

    [[nodiscard]] bool is_null() const {
        const std::string_view word = text_.substr(at_, text_.find_first_of(",}] ", at_) - at_);
        return word == "NULL" || word == "nullptr";
    }

    /// Reads `_` or `_[64]`: the number, 0 if there is none.
    std::size_t room() {
        ++at_;
        if (!accept('[')) return 0;
        char* end = nullptr;
        const std::string digits(text_.substr(at_, text_.find(']', at_) - at_));
        const std::size_t count = std::strtoul(digits.c_str(), &end, 0);
        at_ += digits.size();
        if (!accept(']') || count == 0 || *end != '\0') fail("a number of elements and ']' are missing in");
        return count;
    }

    /// The type in `(int *)value`, if there is one here.
    std::optional<dynamic::type> type_in_brackets() {
        next_is_typed_ = false;
        if (next() != '(') return std::nullopt;
        int depth = 0;
        std::size_t end = at_;
        do {
            depth += text_[end] == '(' ? 1 : text_[end] == ')' ? -1 : 0;
            ++end;
        } while (end < text_.size() && depth != 0);
        if (depth != 0) return std::nullopt;
        try {
            const dynamic::type found = known_.type(text_.substr(at_ + 1, end - at_ - 2));
            at_ = end;
            next_is_typed_ = true;
            return found;
        } catch (const ctypes::declaration_error&) {
            return std::nullopt; // a text in brackets
        }
    }

    dynamic::value typed(const dynamic::type& type) {
        dynamic::type whole = type;
        if (type.kind() == kind::array && !type.length() && type.target().is_complete())
            whole = type.target().array(elements());
        if (!whole.is_complete()) fail("'" + type.spelling() + "' has no values, so that there is none in");
        top_ = false;
        skip_space();
        if (whole.kind() == kind::array) {
            dynamic::value made(whole);
            read(dynamic::value::view(whole, made.address()));
            return made;
        }
        dynamic::value place(whole.array(1)); // an array, so that the value has a place
        read(place[0]);
        return place[0];
    }

    /// Zeroed memory for `count` elements, kept by the pointer.
    dynamic::reference fresh(dynamic::reference& pointer, const dynamic::type& target, std::size_t count) {
        if (!target.is_complete()) fail("nothing can be put behind a '" + pointer.type().spelling() + "', as");
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
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                break;
            else if (c == ',' && depth == 1)
                ++count;
            else if (std::isspace(static_cast<unsigned char>(c)) == 0)
                any = true;
        }
        count += any ? 1 : 0;
        return count != 0 ? count : 1;
    }

    void read_number(dynamic::reference to) {
        const std::size_t begin = at_;
        dynamic::value number;
        if (!try_number(number)) {
            const std::string word(text_.substr(begin, text_.find_first_of(",}]", begin) - begin));
            throw usage_error("'" + word.substr(0, word.find_last_not_of(' ') + 1) +
                              "' is no number and no known constant");
        }
        to = number;
    }

    void separator() {
        skip_space();
        if (!accept(',') && next() != '}' && next() != ']') fail("',' or a closing brace is missing in");
    }

    const earlier_calls& earlier_;
    bool next_is_typed_ = false; // a type in brackets stood before the value
    dynamic::value written_to_;
    bool top_ = false; // the value is the whole text: a string needs no quotes
};
