// session.hpp - what is known while the tool runs, and one call.
#pragma once

#include "preprocess.hpp"
#include "value_text.hpp"
#include "words.hpp"

#include <ctypes/dynamic.hpp>
#include <ctypes/find_library.hpp>
#include <ctypes/library.hpp>

#include <cctype>
#include <iostream>
#include <map>
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
        for (const dynamic::skipped& s : known_.skipped()) {
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
        if (given < parameters.size() || (given > parameters.size() && !d.type().variadic()))
            throw usage_error(std::to_string(given) + (given == 1 ? " argument" : " arguments") + " for '" + d.spelling() + "'");

        std::vector<dynamic::value> arguments;
        for (std::size_t i = 0; i < given; ++i) {
            if (i >= parameters.size()) {
                arguments.push_back(value_text(words[i + 2], known).guess());
                continue;
            }
            dynamic::value room(parameters[i].type.array(1)); // an array, so that the value has a place
            read(words[i + 2], known, room[0], "argument " + std::to_string(i + 1) + " of '" + d.spelling() + "'");
            arguments.emplace_back(room[0]);
        }
        const dynamic::value result = f.call(arguments);
        if (!result.empty()) out << shown(result) << '\n';
        for (std::size_t i = 0; i < parameters.size(); ++i)
            if (is_output(parameters[i].type) && !arguments[i].is_null())
                out << (parameters[i].name.empty() ? "argument " + std::to_string(i + 1) : std::string(parameters[i].name)) << " = "
                    << pointed_to(arguments[i]) << '\n';
    }

    void layout(const std::string& type, std::ostream& out) const {
        const dynamic::type t = known_.type(type);
        if (!t.complete()) throw ctypes::error("'" + t.spelling() + "' has no layout: nothing that is known here says what is in it");
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
        if (words[0] == "--layout" && words.size() == 2) layout(words[1], out);
        else if (words[0] == "--list" && words.size() <= 3 && words.size() > 1) list(words[1], words.size() > 2 ? words[2] : "", out);
        else if (words[0] == "-I" && words.size() == 2) include({words[1]});
        else call(words, out);
    }

private:
    /// Reads a value, with the words for where it stands in front of what is wrong with it.
    static void read(const std::string& text, const dynamic::declarations& known, const dynamic::reference& to, const std::string& where) {
        try {
            value_text(text, known).read_all(to);
        } catch (const usage_error& e) {
            throw usage_error(where + ": " + e.what());
        } catch (const ctypes::conversion_error& e) { // "value[0].x: ...": the place is an element of an array of one
            std::string what = e.what();
            constexpr std::string_view own = "value[0]";
            if (what.starts_with(own)) what.erase(0, own.size());
            throw usage_error(where + (what.starts_with(":") ? "" : ": ") + what);
        }
    }

    /// A declaration by its text, or by its name when it is known.
    static dynamic::declaration find(const std::string& text, dynamic::declarations& known) {
        if (const auto named = known.find(text)) {
            if (named->entity() != dynamic::entity::function) throw usage_error("'" + text + "' is no function");
            return *named;
        }
        if (text.find('(') == std::string::npos) throw usage_error("'" + text + "' is no prototype, and no function that -I declares");
        known.add(text);
        const auto all = known.all();
        for (auto it = all.rbegin(); it != all.rend(); ++it)
            if (it->entity() == dynamic::entity::function && declares(text, it->name())) return *it;
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

    /// Whether C may have written to what a parameter points to.
    static bool is_output(const dynamic::type& t) {
        return t.kind() == dynamic::kind::pointer && !t.target().is_const() && t.target().complete();
    }

    static bool is_text(const dynamic::type& t) {
        return t.kind() == dynamic::kind::pointer && t.target().unqualified() == dynamic::type::of<char>();
    }

    static std::string shown(const dynamic::value& v) {
        if (!is_text(v.type()) || v.is_null()) return v.to_string();
        const std::string text = v.as<std::string>();
        dynamic::value copy(dynamic::type::of<char>().array(text.size() + 1), text);
        return copy.to_string();
    }

    /// The memory behind a pointer argument: all elements that were given, or those of a text.
    static std::string pointed_to(const dynamic::value& pointer) {
        if (is_text(pointer.type())) return shown(pointer);
        const dynamic::reference first = pointer.target();
        const std::size_t size = pointer.type().target().size();
        const std::size_t bytes = first.memory() != nullptr ? first.memory()->size() : size;
        if (bytes <= size || size == 0) return first.to_string();
        return dynamic::value::view(pointer.type().target().array(bytes / size), first.address()).to_string();
    }

    dynamic::declarations known_;
    std::size_t warnings_ = 0; // that were shown
    std::map<std::string, ctypes::library> libraries_;
};
