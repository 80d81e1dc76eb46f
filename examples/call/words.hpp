// words.hpp - a line split into words as a shell splits it: '...', "...", and \ before a character.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// A mistake of whoever wrote the command: exit status 2.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

inline std::vector<std::string> split_words(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    bool inside = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
            else if (c == '\\' && quote == '"' && i + 1 < line.size() && (line[i + 1] == '"' || line[i + 1] == '\\'))
                word += line[++i];
            else
                word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            inside = true;
        } else if (c == '\\' && i + 1 < line.size()) {
            word += line[++i];
            inside = true;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            if (inside) words.push_back(std::move(word));
            word.clear();
            inside = false;
        } else if (c == '#' && !inside) {
            break; // a comment
        } else {
            word += c;
            inside = true;
        }
    }
    if (quote != 0) throw usage_error(std::string("a quote is not closed: ") + quote);
    if (inside) words.push_back(std::move(word));
    return words;
}
