// SPDX-License-Identifier: MIT
// ctypes/detail/loader/linker_script.ipp - the functions of linker_script.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/linker_script.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail {

CTYPES_DECL std::vector<std::string> libraries_of_linker_script(std::string_view text) {
    std::vector<std::string> names;
    std::string without_comments;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "/*") {
            const std::size_t end = text.find("*/", i + 2);
            if (end == text.npos) break;
            i = end + 1;
        } else if (text[i] == '\0') {
            return names; // no text
        } else {
            without_comments += text[i];
        }
    }
    text = without_comments;
    for (const std::string_view command : {"INPUT", "GROUP"}) {
        const std::size_t at = text.find(command);
        if (at == text.npos) continue;
        const std::size_t open = text.find_first_not_of(" \t\r\n", at + command.size());
        if (open == text.npos || text[open] != '(') continue;
        constexpr std::string_view separators = " \t\r\n,()\"";
        for (std::size_t i = open; i < text.size();) {
            const std::size_t begin = text.find_first_not_of(separators, i);
            if (begin == text.npos) break;
            const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
            const std::string_view word = text.substr(begin, end - begin);
            const std::size_t suffix = word.find(".so");
            if (suffix != word.npos && (suffix + 3 == word.size() || word[suffix + 3] == '.')) names.emplace_back(word);
            i = end;
        }
    }
    return names;
}

CTYPES_DECL std::string linker_script_hint(std::string_view words) {
    std::size_t end = words.find(": invalid ELF header");
    if (end == words.npos) end = words.find(": file too short");
    if (end == words.npos) return {};
    const std::string path(words.substr(0, end));
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return {};
    char text[4096];
    const std::size_t size = std::fread(text, 1, sizeof text, file);
    std::fclose(file);
    const std::vector<std::string> names = libraries_of_linker_script({text, size});
    if (names.empty()) return {};
    std::string hint =
        "this file is a linker script, a text that only linkers read; load what it names, '" + names.front() + "'";
    const std::size_t slash = path.rfind('/');
    std::string_view base = std::string_view(path).substr(slash == path.npos ? 0 : slash + 1);
    if (base.starts_with("lib") && base.find(".so") != base.npos)
        hint += ", or what ctypes::find_library(\"" + std::string(base.substr(3, base.find(".so") - 3)) + "\") finds";
    return hint;
}

} // namespace ctypes::detail
