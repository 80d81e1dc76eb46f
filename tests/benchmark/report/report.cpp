// Makes one table, in Markdown, and a chart, in SVG, of what the benchmarks and the other runtimes measured.
//
//     report FOLDER "CPython ctypes" ...      FOLDER has benchmarks*.json and "CPython ctypes.txt"; it gets table.md, chart.svg
#include "chart.hpp"
#include "table.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: report FOLDER [RUNTIME]...\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    samples measured;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".json") measured.read_benchmarks(file.path().string());
    others beside;
    for (int i = 2; i < count; ++i) {
        samples times;
        times.read_lines((folder / (std::string(arguments[i]) + ".txt")).string());
        if (!times.empty()) beside.emplace_back(arguments[i], std::move(times));
    }

    const std::string table = make_table(measured, beside);
    std::ofstream(folder / "table.md") << table;
    std::ofstream(folder / "chart.svg") << make_chart(make_groups(measured, beside));
    std::cout << table;

    // A row without a measurement is a mistake in rows.hpp or a benchmark that has gone.
    int missing = 0, missed = 0;
    for (const row& r : rows)
        if (!r.ctypes.empty()) {
            for (const std::string* key : {&r.native, &r.ctypes, &r.libffi})
                if (!key->empty() && !measured[*key]) {
                    std::cerr << "not measured: " << *key << '\n';
                    ++missing;
                }
            if (!judge(r, measured).met) ++missed;
        }
    std::cout << missed << " of the goals missed\n";
    return missing == 0 ? 0 : 1;
}
