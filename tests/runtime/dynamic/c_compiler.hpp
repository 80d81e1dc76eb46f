// What the system's C compiler says of constant expressions: the oracle for ours.
//
//     const auto said = constants_of_c(prelude, {"1 + 2", "'a'"}, problems);      // {"int 3", "int 97"}
#pragma once

#include <ctypes/dynamic/declarations.hpp>

#include "temporary_directory.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace c_compiler {

/// What a command prints; empty, and `ok` false, when it fails.
inline std::string output_of(const std::string& command, bool& ok) {
    std::string text;
    std::FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return ok = false, text;
    char buffer[4096];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) != 0;) text.append(buffer, n);
    ok = pclose(pipe) == 0;
    return text;
}

/// C types and values as a C program prints them: `int -3`, `double 0x1.8p+1`, `char * 6162`.
inline constexpr std::string_view printing = R"(
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
static sigjmp_buf before;
static void trap(int s) { siglongjmp(before, s); }
static void show_i(const char *type, long long v) { printf("%s %lld\n", type, v); }
static void show_u(const char *type, unsigned long long v) { printf("%s %llu\n", type, v); }
static void show_r(const char *type, long double v) { printf("%s %La\n", type, v); }
static void show_p(const char *type, const volatile void *v) { printf("%s %llu\n", type, (unsigned long long)(size_t)v); }
static void show_s(const char *type, const char *v) { printf("%s ", type); for (; *v; ++v) printf("%02x", (unsigned char)*v); puts(""); }
#define TYPE_OF(...) _Generic((__VA_ARGS__), _Bool: "_Bool", char: "char", signed char: "signed char", unsigned char: "unsigned char", \
    short: "short", unsigned short: "unsigned short", int: "int", unsigned: "unsigned int", long: "long", \
    unsigned long: "unsigned long", long long: "long long", unsigned long long: "unsigned long long", float: "float", \
    double: "double", long double: "long double", char *: "char *", void *: "void *", default: "another")
#define SHOW(...) if (sigsetjmp(before, 1) != 0) puts("trap"); else if (!IS_CONSTANT(__VA_ARGS__)) puts("variable"); else _Generic((__VA_ARGS__), float: show_r, double: show_r, long double: show_r, char *: show_s, void *: show_p, \
    unsigned char: show_u, unsigned short: show_u, unsigned: show_u, unsigned long: show_u, unsigned long long: show_u, default: show_i)(TYPE_OF(__VA_ARGS__), (__VA_ARGS__));
)";

/// What a C program shows for each expression, "refused" where the compiler refuses it, "trap" where it
/// stops the program, "variable" for what is no constant, if that is asked for; empty where there is no C
/// compiler, or it does not take the declarations; then `problems` says why.
inline std::vector<std::string> constants_of_c(const std::string& prelude, const std::vector<std::string>& expressions,
                                               std::string& problems, bool variables_too = true) {
    const temporary_directory folder;
    const std::string source = folder / "constants.c";
    const std::string program = folder / "constants";
    const std::string before =
        std::string(variables_too ? "#define IS_CONSTANT(...) 1" : "#define IS_CONSTANT __builtin_constant_p") +
        std::string(printing) + prelude + "\n";
    const auto first = 1 + std::count(before.begin(), before.end(), '\n');
    std::vector<std::string> said(expressions.size());
    const auto write = [&] {
        std::ofstream out(source);
        out << before;
        std::string calls;
        for (std::size_t i = 0; i < expressions.size();
             ++i) { // a function each: an unknown name is an error once in each
            const std::string name = "expression_" + std::to_string(i);
            if (said[i].empty()) out << "static void " << name << "(void) { SHOW(" << expressions[i] << ") }";
            if (said[i].empty()) calls += name + "();\n";
            out << '\n';
        }
        out << "int main(void) {\nsignal(SIGFPE, trap);\n" << calls << "}\n";
    };
    const std::string command = "LC_ALL=C cc -std=gnu17 -w -fwrapv -O0 -fmax-errors=0 -ftrack-macro-expansion=0 '" +
                                source + "' -o '" + program + "' 2>&1";
    bool ok = false;
    for (int attempt = 0; attempt < 3 && !ok; ++attempt) { // errors of the preprocessor hide those of the compiler
        write();
        problems = output_of(command, ok);
        std::istringstream errors(problems);
        for (std::string line; std::getline(errors, line);) { // constants.c:12:3: error: ...
            if (line.find(": error: ") == std::string::npos || line.rfind(source, 0) != 0) continue;
            const long number = std::strtol(line.c_str() + source.size() + 1, nullptr, 10) - first;
            if (number >= 0 && static_cast<std::size_t>(number) < said.size())
                said[static_cast<std::size_t>(number)] = "refused";
        }
    }
    if (!ok) return {};
    std::istringstream in(output_of("'" + program + "'", ok));
    for (std::string& s : said)
        if (s.empty()) std::getline(in, s);
    return said;
}

/// A value in the same words.
inline std::string shown(const ctypes::dynamic::value& v) {
    using ctypes::dynamic::kind;
    const std::string type = v.type().spelling();
    char digits[100];
    if (v.type().kind() == kind::floating) {
        std::snprintf(digits, sizeof digits, " %La", v.as<long double>());
    } else if (type == "char *") {
        std::string text = type + " ";
        for (const char c : v.as<std::string>()) {
            std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            text += digits;
        }
        return text;
    } else if (v.type().kind() == kind::pointer) {
        std::snprintf(digits, sizeof digits, " %llu",
                      static_cast<unsigned long long>(reinterpret_cast<std::uintptr_t>(v.as<void*>())));
    } else if (type == "unsigned long" || type == "unsigned long long") {
        std::snprintf(digits, sizeof digits, " %llu", v.as<unsigned long long>());
    } else {
        std::snprintf(digits, sizeof digits, " %lld", v.as<long long>());
    }
    return type + digits;
}

} // namespace c_compiler
