// SPDX-License-Identifier: MIT
// ctypes/detail/loader/closest_names.ipp - the functions of closest_names.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/closest_names.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail {

CTYPES_DECL std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], limit + 1);
}

CTYPES_DECL void closest_names::offer(std::string_view name, std::string spelling) {
    const std::size_t distance = edit_distance(wanted_, lower(name), limit_);
    if (distance > limit_) return;
    const std::pair<std::size_t, std::string> entry{distance, std::move(spelling)};
    const auto place = std::lower_bound(found_.begin(), found_.end(), entry);
    if (place != found_.end() && *place == entry) return;
    found_.insert(place, entry);
    if (found_.size() > most) found_.pop_back();
}

CTYPES_DECL std::vector<std::string> closest_names::names() const {
    std::vector<std::string> result;
    for (const auto& [distance, name] : found_) result.push_back(name);
    return result;
}

CTYPES_DECL std::string closest_names::question() const {
    std::string text;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        text += i == 0 ? "did you mean '" : i + 1 == found_.size() ? "' or '" : "', '";
        text += found_[i].second;
    }
    return found_.empty() ? text : text + "'?";
}

CTYPES_DECL std::string closest_names::lower(std::string_view name) {
    std::string result(name);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

} // namespace ctypes::detail
