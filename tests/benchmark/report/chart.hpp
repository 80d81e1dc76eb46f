// The chart, in SVG: groups of bars on a logarithmic scale.
#pragma once

#include "samples.hpp"
#include "table.hpp"

#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

struct bar {
    std::string label;
    std::optional<double> nanoseconds;
    const char* colour;
};
struct group {
    std::string title;
    std::vector<bar> bars;
};

namespace colours {
inline constexpr const char *native = "#7f8c8d", *ctypes = "#c0392b", *libffi = "#2980b9", *others = "#b8c4cc";
}

inline std::vector<group> make_groups(const samples& measured, const others& beside) {
    const auto of = [&](const char* title, const char* native, const char* ours, const char* libffi, const char* key) {
        group made{title,
                   {{"native C++", measured[native], colours::native},
                    {"ctypes for C++", measured[ours], colours::ctypes},
                    {"libffi by hand", measured[libffi], colours::libffi}}};
        for (const auto& [name, times] : beside) made.bars.push_back({name, times[key], colours::others});
        return made;
    };
    return {
        of("a call, int(int)", "call/int/native", "call/int/ctypes", "call/int/libffi", "call/int"),
        of("a call, a struct of 16 bytes in and out", "call/struct_of_16_bytes/native",
           "call/struct_of_16_bytes/ctypes", "call/struct_of_16_bytes/libffi", "call/struct_of_16_bytes"),
        of("C calls back, int(int)", "callback/int/native", "callback/int/own", "callback/int/libffi", "callback/int"),
        of("a callback made, called once and destroyed", "", "create/called_own", "create/called_libffi",
           "create/called"),
        {"a call whose types are known at run time only, double(double, double)",
         {{"native C++", measured["dynamic/d_dd/native"], colours::native},
          {"ctypes, equal types", measured["dynamic/d_dd/typed"], colours::ctypes},
          {"ctypes, void**", measured["dynamic/d_dd/raw"], colours::ctypes},
          {"ctypes, checked values", measured["dynamic/d_dd/values"], colours::ctypes},
          {"libffi by hand", measured["dynamic/d_dd/ffi_call"], colours::libffi}}},
    };
}

inline std::string make_chart(const std::vector<group>& groups) {
    constexpr double left = 170, plot = 470, bar_height = 15, gap = 34, top = 60, smallest = 0.5, largest = 20000;
    const auto x_of = [](double nanoseconds) { // where a time ends on the logarithmic scale
        return left + plot * std::log10(nanoseconds / smallest) / std::log10(largest / smallest);
    };
    std::string body;
    const auto add = [&body](const char* format, auto... values) {
        char text[512];
        std::snprintf(text, sizeof text, format, values...);
        body += text;
    };
    double y = top;
    for (const group& g : groups) {
        y += gap - bar_height;
        add("<text x=\"16\" y=\"%.0f\" font-weight=\"bold\">%s</text>\n", y, g.title.c_str());
        y += 7;
        for (const bar& b : g.bars) {
            if (!b.nanoseconds) continue;
            const double end = x_of(*b.nanoseconds);
            add("<text x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", left - 8, y + 11, b.label.c_str());
            add("<rect x=\"%.0f\" y=\"%.1f\" width=\"%.1f\" height=\"%.0f\" fill=\"%s\"/>", left, y, end - left,
                bar_height - 3, b.colour);
            add("<text x=\"%.1f\" y=\"%.1f\">%s ns</text>\n", end + 5, y + 11, number(b.nanoseconds).c_str());
            y += bar_height;
        }
        y += bar_height;
    }
    std::string lines;
    for (double time = 1; time < largest; time *= 10) {
        char text[256];
        std::snprintf(text, sizeof text,
                      "<line x1=\"%.1f\" y1=\"%.0f\" x2=\"%.1f\" y2=\"%.0f\" stroke=\"#dfe4e7\"/>"
                      "<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\" fill=\"#667\">%.0f ns</text>\n",
                      x_of(time), top - 8, x_of(time), y - 14, x_of(time), top - 14, time);
        lines += text;
    }
    char head[512];
    std::snprintf(
        head, sizeof head,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"%.0f\" viewBox=\"0 0 760 %.0f\" "
        "font-family=\"sans-serif\" font-size=\"12\" fill=\"#223\">\n"
        "<rect width=\"760\" height=\"%.0f\" rx=\"6\" fill=\"#ffffff\"/>\n"
        "<text x=\"16\" y=\"22\" fill=\"#667\">less is better; each line is ten times the one before</text>\n",
        y, y, y);
    return head + lines + body + "</svg>\n";
}
