// SPDX-License-Identifier: MIT
// ctypes/detail/loader/closest_names.hpp - what somebody may have meant who wrote a name that does not exist.
//
//     detail::closest_names closest("sqlite3_opne");
//     for (...) closest.offer(name);
//     closest.names();                             // {"sqlite3_open"}
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail {

/// How many letters must be put in, left out, exchanged or swapped with their neighbour to make `b` of `a`
/// (the restricted Damerau-Levenshtein distance), or `limit` + 1 when it is more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Keeps the closest of the names it is offered.
class closest_names {
public:
    explicit closest_names(std::string_view wanted)
        : wanted_(lower(wanted)), limit_(std::min<std::size_t>(std::max<std::size_t>(wanted.size() / 3, 1), 3)) {}

    /// Compares `name`; `spelling` is what names() says then. A capital letter is no difference here, since a name
    /// that differs in capitals only is the likeliest of all.
    void offer(std::string_view name, std::string spelling);
    void offer(std::string_view name) { offer(name, std::string(name)); }

    /// The closest, at most three, closest first.
    [[nodiscard]] std::vector<std::string> names() const;

    /// The question to ask: "did you mean 'a', 'b' or 'c'?"; empty when there is none.
    [[nodiscard]] std::string question() const;

private:
    static constexpr std::size_t most = 3;

    static std::string lower(std::string_view name);

    std::string wanted_;
    std::size_t limit_;
    std::vector<std::pair<std::size_t, std::string>> found_;
};

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/closest_names.ipp>
#endif
