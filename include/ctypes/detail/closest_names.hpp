// ctypes/detail/closest_names.hpp - what somebody may have meant who wrote a name that does not exist.
//
//     detail::closest_names closest("sqlite3_opne");
//     for (...) closest.offer(name);
//     closest.names();                             // {"sqlite3_open"}
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail {

/// How many letters must be put in, left out, exchanged or swapped with their neighbour to make `b` of `a`
/// (the restricted Damerau-Levenshtein distance), or `limit` + 1 when it is more than `limit`.
inline std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
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

/// Keeps the closest of the names it is offered.
class closest_names {
public:
    explicit closest_names(std::string_view wanted)
        : wanted_(lower(wanted)), limit_(std::min<std::size_t>(std::max<std::size_t>(wanted.size() / 3, 1), 3)) {}

    /// Compares `name`; `spelling` is what names() says then. A capital letter is no difference here, since a name
    /// that differs in capitals only is the likeliest of all.
    void offer(std::string_view name, std::string spelling) {
        const std::size_t distance = edit_distance(wanted_, lower(name), limit_);
        if (distance > limit_) return;
        const std::pair<std::size_t, std::string> entry{distance, std::move(spelling)};
        const auto place = std::lower_bound(found_.begin(), found_.end(), entry);
        if (place != found_.end() && *place == entry) return;
        found_.insert(place, entry);
        if (found_.size() > most) found_.pop_back();
    }
    void offer(std::string_view name) { offer(name, std::string(name)); }

    /// The closest, at most three, closest first.
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& [distance, name] : found_) result.push_back(name);
        return result;
    }

    /// The question to ask: "did you mean 'a', 'b' or 'c'?"; empty when there is none.
    [[nodiscard]] std::string question() const {
        std::string text;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            text += i == 0 ? "did you mean '" : i + 1 == found_.size() ? "' or '" : "', '";
            text += found_[i].second;
        }
        return found_.empty() ? text : text + "'?";
    }

private:
    static constexpr std::size_t most = 3;

    static std::string lower(std::string_view name) {
        std::string result(name);
        for (char& c : result)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return result;
    }

    std::string wanted_;
    std::size_t limit_;
    std::vector<std::pair<std::size_t, std::string>> found_;
};

} // namespace ctypes::detail
