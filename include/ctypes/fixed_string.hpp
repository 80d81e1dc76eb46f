// SPDX-License-Identifier: MIT
// ctypes/fixed_string.hpp - a string literal as a template argument.
//
//     template <ctypes::fixed_string Text> struct titled {};
//     titled<"double pow(double, double)"> t;
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstddef>
#include <string_view>

namespace ctypes {

/// A text of `N - 1` characters, to be a template argument.
template <std::size_t N>
struct fixed_string {
    char characters[N]{};

    constexpr fixed_string() = default;
    constexpr fixed_string(const char (&text)[N]) {
        for (std::size_t i = 0; i < N; ++i) characters[i] = text[i];
    }

    /// The first characters of a longer text.
    constexpr explicit fixed_string(std::string_view text) {
        for (std::size_t i = 0; i + 1 < N && i < text.size(); ++i) characters[i] = text[i];
        characters[N - 1] = '\0'; // clang takes for text only what was given its zero
    }

    static constexpr std::size_t size() { return N - 1; }
    constexpr std::string_view view() const { return {characters, N - 1}; }
};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
