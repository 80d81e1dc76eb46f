// tests/oracle/compiler.hpp - asks a C compiler about many texts in one go.
//
//     oracle::answers a = oracle::ask("gcc", folder, texts);      // a[i]: of text i, a line for each query; empty if it refuses the text
#pragma once

#include "invent.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace oracle {

using answers = std::vector<std::vector<std::string>>;

inline std::string print_of(const query& q) {
    switch (q.is) {
    case query::type:
        return "printf(\"%zu %zu\\n\", sizeof(" + q.name + "), _Alignof(" + q.name + "));";
    case query::member:
        return "{ " + q.name + " *p = 0; printf(\"%zu %zu\\n\", (size_t)&p->" + q.member_name + ", sizeof p->" +
               q.member_name + "); }";
    case query::bits:
        return "{ static " + q.name + " v; memset(&v, 0, sizeof v); v." + q.member_name +
               " = -1; show_bits(&v, sizeof v); }";
    case query::constant:
        return "printf(\"%lld %d %d\\n\", (long long)(" + q.name + "), (int)sizeof(" + q.name + "), (__typeof__(" +
               q.name + "))-1 < 0);";
    }
    return {};
}

inline void write(const std::string& file, const std::vector<text>& texts, const std::set<std::size_t>& without) {
    std::ofstream out(file);
    out << "#include <stddef.h>\n#include <stdio.h>\n#include <string.h>\n"
           "static void show_bits(const void *p, size_t n) {\n"
           "    const unsigned char *b = p; long first = -1, count = 0;\n"
           "    for (size_t i = 0; i < 8 * n; ++i) if (b[i / 8] >> i % 8 & 1) { if (first < 0) first = (long)i; "
           "++count; }\n"
           "    printf(\"%ld %ld\\n\", first, count);\n}\n";
    std::string calls;
    for (const text& t : texts) {
        if (without.contains(t.number)) continue;
        const std::string n = std::to_string(t.number);
        out << "# 1 \"text" << n << "\"\n" << t.code;
        for (int i = 0; i < t.pops; ++i) out << "#pragma pack(pop)\n";
        out << "#pragma pack()\n# 1 \"text" << n << "\"\nstatic void ask" << n << "(void) {\n    printf(\"text " << n
            << "\\n\");\n";
        for (const query& q : t.queries) out << "    " << print_of(q) << '\n';
        out << "}\n";
        calls += "    ask" + n + "();\n";
    }
    out << "int main(void) {\n" << calls << "    return 0;\n}\n";
}

/// The texts that a compiler's messages call wrong: `text17:3:5: error: ...`
inline std::set<std::size_t> refused_in(const std::string& messages) {
    std::set<std::size_t> numbers;
    std::ifstream in(messages);
    for (std::string line; std::getline(in, line);)
        if (line.find("error:") != std::string::npos && line.starts_with("text"))
            numbers.insert(std::stoul(line.substr(4)));
    return numbers;
}

inline int run(const std::string& command) { return std::system(command.c_str()); }

/// `file` without an ending: what is written, compiled and run.
inline answers ask(const std::string& compiler, const std::string& file, const std::vector<text>& texts) {
    std::set<std::size_t> refused;
    const std::string compile = compiler + " -std=gnu2x -w -O0 " +
                                (compiler.find("clang") != std::string::npos ? "-ferror-limit=0 " : "") + "-o " + file +
                                " " + file + ".c 2> " + file + ".log";
    for (int attempt = 0;; ++attempt) {
        write(file + ".c", texts, refused);
        if (run(compile) == 0) break;
        const auto more = refused_in(file + ".log");
        if (more.empty() || attempt == 20) throw std::runtime_error(compiler + " fails: see " + file + ".log");
        refused.insert(more.begin(), more.end());
    }
    if (run(file + " > " + file + ".out") != 0) throw std::runtime_error(file + " fails");

    answers all(texts.size());
    std::ifstream in(file + ".out");
    std::vector<std::string>* to = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("text "))
            to = &all[std::stoul(line.substr(5)) - texts.front().number];
        else if (to != nullptr)
            to->push_back(line);
    }
    return all;
}

} // namespace oracle
