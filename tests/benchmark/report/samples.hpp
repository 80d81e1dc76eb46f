// What was measured: each key with all its times, in nanoseconds.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

class samples {
public:
    /// Reads what Google Benchmark writes as JSON: one "key": value in a line. Processor time, since others may compute
    /// at the same time; the aggregates it adds are left out.
    void read_benchmarks(const std::string& file) {
        std::ifstream in(file);
        std::string line, name;
        bool single = false;
        while (std::getline(in, line)) {
            if (auto text = value_of(line, "name"))
                name = *text;
            else if (auto type = value_of(line, "run_type"))
                single = *type == "iteration";
            else if (auto time = value_of(line, "cpu_time"); time && single)
                times_[name].push_back(std::atof(time->c_str()));
        }
    }

    /// Reads lines "key nanoseconds", as the other runtimes write them.
    void read_lines(const std::string& file) {
        std::ifstream in(file);
        std::string line, key;
        double time = 0;
        while (std::getline(in, line))
            if (std::istringstream words(line); words >> key >> time) times_[key].push_back(time);
    }

    /// The median; nothing where the key was not measured.
    [[nodiscard]] std::optional<double> operator[](const std::string& key) const {
        const auto found = times_.find(key);
        if (found == times_.end()) return std::nullopt;
        auto sorted = found->second;
        std::sort(sorted.begin(), sorted.end());
        const auto middle = sorted.size() / 2;
        return sorted.size() % 2 != 0 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    [[nodiscard]] bool empty() const { return times_.empty(); }

private:
    /// `"key": "value",` or `"key": 1.5e+00,` -> value
    static std::optional<std::string> value_of(std::string_view line, std::string_view key) {
        const auto begin = line.find_first_not_of(' ');
        const auto start = '"' + std::string(key) + "\": ";
        if (begin == std::string_view::npos || !line.substr(begin).starts_with(start)) return std::nullopt;
        auto value = line.substr(begin + start.size());
        const auto end = value.find_last_not_of(" ,\"");
        value = value.substr(0, end + 1);
        if (value.starts_with('"')) value.remove_prefix(1);
        return std::string(value);
    }

    std::map<std::string, std::vector<double>> times_;
};
