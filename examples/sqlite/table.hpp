// table.hpp - prints rows as a table whose columns are as wide as what stands in them.
//
//     table nearest({{"zone"}, {"km", table::right}});
//     nearest.add({"Europe/Vaduz", "86"});
//     std::cout << nearest;
#pragma once

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class table {
public:
    enum alignment { left, right };
    struct column {
        std::string head;
        alignment side = left;
    };

    explicit table(std::vector<column> columns) : columns_(std::move(columns)) {
        for (const column& c : columns_) widths_.push_back(width(c.head));
    }

    /// Adds a row, with one text for each column.
    void add(std::vector<std::string> row) {
        row.resize(columns_.size());
        for (std::size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], width(row[i]));
        rows_.push_back(std::move(row));
    }

    friend std::ostream& operator<<(std::ostream& out, const table& t) {
        std::vector<std::string> heads, rules;
        for (std::size_t i = 0; i < t.columns_.size(); ++i) {
            heads.push_back(t.columns_[i].head);
            rules.emplace_back(t.widths_[i], '-');
        }
        t.print(out, heads);
        t.print(out, rules);
        for (const auto& row : t.rows_) t.print(out, row);
        return out;
    }

private:
    /// The columns a UTF-8 text takes on the screen: its code points, which is right for European texts.
    static std::size_t width(std::string_view text) {
        return static_cast<std::size_t>(
            std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    }

    void print(std::ostream& out, const std::vector<std::string>& row) const {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths_[i] - width(row[i]), ' ');
            line += columns_[i].side == right ? space + row[i] : row[i] + space;
            line += "  ";
        }
        out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n'; // without spaces at the end
    }

    std::vector<column> columns_;
    std::vector<std::size_t> widths_;
    std::vector<std::vector<std::string>> rows_;
};
