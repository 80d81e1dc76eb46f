// earlier.hpp - what calls gave and were given, for the arguments of later ones: @, @3, @3.to, @.1
#pragma once

#include "words.hpp"

#include <ctypes/dynamic/value.hpp>

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dynamic = ctypes::dynamic;

/// The calls that were made, with their values, so that what pointers among these refer to stays alive. The last hundred of them.
class earlier_calls {
public:
    /// A call that is being put together: arguments are added as they are read.
    void begin(std::vector<std::string> parameters) { now_ = {std::move(parameters), {}, {}}; }
    void add(dynamic::value argument) { now_.arguments.push_back(std::move(argument)); }
    void end(const dynamic::value& result) {
        now_.result.replace(result);
        calls_.push_back(now_);
        ++count_;
        if (calls_.size() > 100) calls_.pop_front();
    }

    /// Whether a text is one of `@`, `@3`, `@3.to`, `@3.2`, `@.to`, `@.2`.
    static bool is_reference(std::string_view text) {
        std::size_t i = 1;
        while (i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0) ++i;
        if (text.empty() || text[0] != '@') return false;
        if (i == text.size()) return true;
        if (text[i] != '.' || i + 1 == text.size()) return false;
        for (const char c : text.substr(i + 1))
            if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_') return false;
        return true;
    }

    /// The result of the last call, of call 3, an argument of call 3 by name or number, one of the call that is being put together.
    [[nodiscard]] const dynamic::value& find(const std::string& text) const {
        const std::size_t dot = text.find('.');
        const std::string number = text.substr(1, dot == std::string::npos ? dot : dot - 1);
        if (dot != std::string::npos) return argument(number.empty() ? now_ : call(number), text, text.substr(dot + 1));
        const one& from = number.empty() ? last() : call(number);
        if (from.result.empty()) throw usage_error("'" + text + "' is a call without a result");
        return from.result;
    }

private:
    struct one {
        std::vector<std::string> parameters; // their names
        std::vector<dynamic::value> arguments;
        dynamic::value result;
    };

    [[nodiscard]] const one& last() const {
        if (calls_.empty())
            throw usage_error("'@' is the result of the call before, and there is none; \"@\" is a text");
        return calls_.back();
    }
    [[nodiscard]] const one& call(const std::string& number) const {
        const std::size_t n = std::strtoul(number.c_str(), nullptr, 10);
        const std::size_t first = count_ - calls_.size() + 1;
        if (n < first || n > count_)
            throw usage_error("there is no call " + number + (n != 0 && n < first ? " any more" : ""));
        return calls_[n - first];
    }
    static const dynamic::value& argument(const one& of, const std::string& text, const std::string& name) {
        std::size_t i = std::strtoul(name.c_str(), nullptr, 10) - 1;
        for (std::size_t k = 0; k < of.parameters.size(); ++k)
            if (of.parameters[k] == name) i = k;
        if (i >= of.arguments.size()) throw usage_error("there is no argument '" + name + "' for '" + text + "'");
        return of.arguments[i];
    }

    std::deque<one> calls_;
    std::size_t count_ = 0;
    one now_;
};
