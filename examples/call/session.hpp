// session.hpp - what is known while the tool runs, and one call.
#pragma once

#include "preprocess.hpp"
#include "shown.hpp"
#include "value_text.hpp"
#include "words.hpp"

#include <ctypes/dynamic.hpp>
#include <ctypes/find_library.hpp>
#include <ctypes/library.hpp>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class session {
public:
    /// Declarations of headers, in one run of the preprocessor.
    void include(const std::vector<std::string>& headers) {
        if (!headers.empty()) declare(preprocess(headers));
    }
    /// Says what was read over, where it may change what the text means.
    void declare(std::string_view text) {
        known_.add(text);
        std::size_t warnings = 0;
        for (const dynamic::ignored_construct& s : known_.ignored()) {
            if (s.severity != dynamic::severity::warning || ++warnings <= warnings_) continue;
            std::cerr << "call: warning: line " << s.line << ": " << s.message << '\n';
            warnings_ = warnings;
        }
    }

    /// LIBRARY PROTOTYPE ARGUMENTS...
    void call(const std::vector<std::string>& words, std::ostream& out) {
        if (words.size() < 2) throw usage_error("a library and a prototype are needed; see --help");
        dynamic::declarations known = known_;
        const dynamic::declaration d = find(words[1], known);
        const dynamic::function f = library(words[0]).function(d).rethrowing();
        const auto parameters = d.type().parameters();
        const std::size_t given = words.size() - 2;
        if (given < parameters.size() || (given > parameters.size() && !d.type().is_variadic()))
            throw usage_error(std::to_string(given) + (given == 1 ? " argument" : " arguments") + " for '" +
                              d.spelling() + "'");

        std::vector<std::string> names;
        for (const auto& p : parameters) names.emplace_back(p.name);
        earlier_.begin(names);
        std::vector<dynamic::value> arguments;
        std::vector<dynamic::value> outputs; // pointers to what C may have written to
        for (std::size_t i = 0; i < given; ++i) {
            const std::string where = "argument " + std::to_string(i + 1) + " of '" + d.spelling() + "'";
            if (i >= parameters.size()) {
                outputs.emplace_back();
                arguments.push_back(behind_the_dots(words, known, d, arguments, outputs.back(), where));
            } else {
                dynamic::value room(parameters[i].type.array(1)); // an array, so that the value has a place
                const dynamic::value memory = read(words[i + 2], known, room[0], where);
                arguments.emplace_back(room[0]);
                const dynamic::type to = parameters[i].type.target();
                outputs.push_back(to.is_const() ? dynamic::value() : to.is_complete() ? arguments.back() : memory);
            }
            earlier_.add(arguments.back());
        }
        if (const auto all = conversions(d, arguments); all && given - parameters.size() < all->size())
            throw usage_error("the format of '" + d.spelling() + "' asks for " + std::to_string(all->size()) +
                              " arguments behind '...'");
        errno = 0;
        const dynamic::value result = f.call(arguments);
        const int error = errno;
        earlier_.end(result);
        if (!result.empty()) out << shown(result) << '\n';
        if (error != 0 && !result.empty() && says_failure(result))
            out << "errno = " << error << " (" << std::strerror(error) << ")\n";
        for (std::size_t i = 0; i < given; ++i) {
            if (outputs[i].type().kind() != dynamic::kind::pointer || outputs[i].is_null()) continue;
            const bool named = i < parameters.size() && !parameters[i].name.empty();
            out << (named ? std::string(parameters[i].name) : "argument " + std::to_string(i + 1)) << " = "
                << pointed_to(outputs[i]) << '\n';
        }
    }

    void layout(const std::string& type, std::ostream& out) const {
        const dynamic::type t = known_.type(type);
        if (!t.is_complete())
            throw ctypes::error("'" + t.spelling() + "' has no layout: nothing that is known here says what is in it");
        out << dynamic::layout_text(t);
    }

    void list(const std::string& name, const std::string& prefix, std::ostream& out) {
        for (const ctypes::exported_symbol& s : library(name).symbols(prefix)) out << s.spelling() << '\n';
    }

    /// A line of a file or of the prompt: a call, or a declaration that ends with a semicolon.
    void line(const std::string& text, std::ostream& out) {
        const std::size_t last = text.find_last_not_of(" \t\r");
        if (last != std::string::npos && text[last] == ';') return declare(text);
        const std::vector<std::string> words = split_words(text);
        if (words.empty()) return;
        if (words[0] == "--layout" && words.size() == 2)
            layout(words[1], out);
        else if (words[0] == "--list" && words.size() <= 3 && words.size() > 1)
            list(words[1], words.size() > 2 ? words[2] : "", out);
        else if (words[0] == "-I" && words.size() == 2)
            include({words[1]});
        else
            call(words, out);
    }

private:
    /// Reads a value, with the words for where it stands in front of what is wrong with it. Gives its written_to().
    dynamic::value read(const std::string& text, const dynamic::declarations& known, const dynamic::reference& to,
                        const std::string& where) const {
        try {
            value_text value(text, known, earlier_);
            value.read_all(to);
            return value.written_to();
        } catch (const usage_error& e) {
            throw usage_error(where + ": " + e.what());
        } catch (const ctypes::conversion_error& e) { // "value[0].x: ...": the place is an element of an array of one
            std::string what = e.what();
            constexpr std::string_view own = "value[0]";
            if (what.starts_with(own)) what.erase(0, own.size());
            throw usage_error(where + (what.starts_with(":") ? "" : ": ") + what);
        }
    }

    /// An argument behind `...`: where a format says what is written to, room for it or a pointer.
    dynamic::value behind_the_dots(const std::vector<std::string>& words, const dynamic::declarations& known,
                                   const dynamic::declaration& d, const std::vector<dynamic::value>& before,
                                   dynamic::value& written_to, const std::string& where) const {
        try {
            value_text text(words[before.size() + 2], known, earlier_);
            dynamic::value made = behind_the_dots(text, d, before);
            written_to = text.written_to();
            return made;
        } catch (const usage_error& e) {
            throw usage_error(where + ": " + e.what());
        } catch (const ctypes::conversion_error& e) {
            throw usage_error(where + ": " + e.what());
        }
    }

    static dynamic::value behind_the_dots(value_text& text, const dynamic::declaration& d,
                                          const std::vector<dynamic::value>& before) {
        const std::size_t fixed = d.type().parameters().size();
        const auto all = conversions(d, before);
        if (!all) return text.guess();
        const std::size_t which = before.size() - fixed;
        if (which >= all->size()) {
            if (text.is_room()) throw usage_error("the format has no conversion for '_'");
            return text.guess();
        }
        const conversion& by = (*all)[which];
        if (!by.to && !text.is_room()) return text.guess();
        const auto input = fixed > 1 ? text_of(before[fixed - 2]) : std::nullopt; // of sscanf
        return text.guess(by, input ? std::optional(input->size()) : std::nullopt);
    }

    /// What the format asks for that is the last parameter before `...`; nothing where there is none.
    static std::optional<std::vector<conversion>> conversions(const dynamic::declaration& d,
                                                              const std::vector<dynamic::value>& arguments) {
        const auto family = format_text::family_of(d.name());
        const std::size_t fixed = d.type().parameters().size();
        if (!d.type().is_variadic() || family == format_text::family::none || fixed == 0) return std::nullopt;
        const auto format = text_of(arguments[fixed - 1]);
        return format ? std::optional(format_text(*format, family).read()) : std::nullopt;
    }

    static std::optional<std::string> text_of(const dynamic::value& v) {
        return is_text(v.type()) && !v.is_null() ? std::optional(v.as<std::string>()) : std::nullopt;
    }

    /// A declaration by its text, or by its name when it is known.
    static dynamic::declaration find(const std::string& text, dynamic::declarations& known) {
        if (const auto named = known.find(text)) {
            if (named->declaration_kind() != dynamic::declaration_kind::function)
                throw usage_error("'" + text + "' is no function");
            return *named;
        }
        if (text.find('(') == std::string::npos)
            throw usage_error("'" + text + "' is no prototype, and no function that -I declares");
        known.add(text);
        const auto all = known.all();
        for (auto it = all.rbegin(); it != all.rend(); ++it)
            if (it->declaration_kind() == dynamic::declaration_kind::function && declares(text, it->name())) return *it;
        throw usage_error("'" + text + "' declares no function");
    }

    /// Whether the text has `name(` as a word: the function may have been declared by a header before.
    static bool declares(const std::string& text, const std::string& name) {
        const auto part_of_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
            const std::size_t end = text.find_first_not_of(" \t\n", at + name.size());
            if ((at == 0 || !part_of_word(text[at - 1])) && end != std::string::npos && text[end] == '(') return true;
        }
        return false;
    }

    const ctypes::library& library(const std::string& name) {
        if (const auto known = libraries_.find(name); known != libraries_.end()) return known->second;
        const auto load = [&] {
            if (name == "self") return ctypes::library::self();
            if (name.find_first_of("./") == std::string::npos) // "m" for libm.so.6, as the linker's -lm
                if (const auto found = ctypes::find_library(name)) return ctypes::library(*found);
            return ctypes::library(name);
        };
        return libraries_.emplace(name, load()).first->second;
    }

    dynamic::declarations known_;
    std::size_t warnings_ = 0; // that were shown
    earlier_calls earlier_;
    std::map<std::string, ctypes::library> libraries_;
};
