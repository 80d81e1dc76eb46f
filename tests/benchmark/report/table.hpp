// The table, in Markdown.
#pragma once

#include "rows.hpp"
#include "samples.hpp"

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// A runtime that stands beside: its name, and what it measured.
using others = std::vector<std::pair<std::string, samples>>;

/// Three digits, no exponent.
inline std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    return text;
}
inline std::string number(const std::optional<double>& value) { return value ? number(*value) : std::string(); }

/// The goal of a row, and whether it was met.
struct verdict {
    std::string text;
    bool met = true;
};

inline verdict judge(const row& r, const samples& measured) {
    const auto ours = measured[r.ctypes];
    const auto beside = r.kind == goal_of::ratio_to_native ? measured[r.native] : measured[r.libffi];
    if (r.kind == goal_of::nothing || !ours) return {};
    if (r.kind == goal_of::nanoseconds) {
        const bool met = *ours < r.goal;
        return {"< " + number(r.goal) + " ns" + (met ? "" : ", **missed**"), met};
    }
    if (!beside) return {};
    const bool met = *ours / *beside <= r.goal;
    return {"≤ " + number(r.goal) + (r.kind == goal_of::ratio_to_libffi ? " × libffi" : "") +
                (met ? "" : ", **missed**"),
            met};
}

inline std::string make_table(const samples& measured, const others& beside) {
    std::string text = "| ns | native C++ | ctypes for C++ | × native | goal | raw libffi |";
    std::string line = "|---|---:|---:|---:|---|---:|";
    for (const auto& [name, times] : beside) {
        text += ' ' + name + " |";
        line += "---:|";
    }
    text += '\n' + line + '\n';
    for (const row& r : rows) {
        text += "| " + r.title + " |";
        if (r.ctypes.empty()) { // a heading
            for (std::size_t i = 0; i < 5 + beside.size(); ++i) text += " |";
            text += '\n';
            continue;
        }
        const auto native = measured[r.native], ours = measured[r.ctypes];
        const auto ratio = native && ours ? number(*ours / *native) : std::string();
        text += ' ' + number(native) + " | " + number(ours) + " | " + ratio + " | " + judge(r, measured).text + " | " +
                number(measured[r.libffi]) + " |";
        for (const auto& [name, times] : beside) text += ' ' + number(times[r.others]) + " |";
        text += '\n';
    }
    return text;
}
