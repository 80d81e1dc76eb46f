// call - calls any function of any library from the command line.
//
//     call libm.so.6 'double pow(double, double)' 2 10
#include "session.hpp"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

constexpr const char* help = R"(call - call any function of any shared library

usage: call [options] LIBRARY PROTOTYPE [ARGUMENT...]
       call [options] --layout TYPE
       call [options] --list LIBRARY [PREFIX]
       call [options] --file FILE          several calls, one in a line; - is standard input
       call [options]                      a prompt; or the calls that come from a pipe

  LIBRARY    a name for the loader (libm.so.6, ./libown.so), a short one (m), or self
  PROTOTYPE  a declaration in C, or the name of a function that -I or -D declares
  ARGUMENT   3  0x1f  2.5  'c'  '\n'  text  NULL  a constant's name  A|B
             {1, 2.5} or {.x = 1}   a struct; nested, with arrays in it
             {1, 2, 3}              for a pointer: an array; a single value: its address
             _  _[64]               for a pointer: memory that C fills, printed after the call
             (int[3]){1, 2, 3}  (long *)_   of this type, for a void * and behind ...
             @  @2  @2.to  @.1      the result of the last call, of call 2; an argument of call 2, of this call

options:
  -I HEADER  know what the header declares, by the system's C preprocessor
  -D TEXT    know these C declarations
  -h, --help, --version

examples:
  call libm.so.6 'double pow(double, double)' 2 10
  call libm.so.6 'double frexp(double, int *exponent)' 40 _
  call -I stdlib.h self div 17 5
  call -I sys/stat.h --layout 'struct stat'

status: 0; 1 when a library, a symbol or a call fails; 2 when the command is not understood
)";

/// The first line of a message: errors of C text have the source below it.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// Runs something and turns what it throws into a line and an exit status.
template <class F>
int guarded(const std::string& where, F&& run) {
    std::string what;
    int status = 1;
    try {
        run();
        std::cout.flush();
        return std::cout ? 0 : (std::cerr << "call: cannot write the output\n", 1);
    } catch (const usage_error& e) {
        what = e.what();
        status = 2;
    } catch (const ctypes::declaration_error& e) {
        what = e.what();
        status = 2;
    } catch (const ctypes::conversion_error& e) {
        what = e.what();
        status = 2;
    } catch (const std::exception& e) {
        what = e.what();
    }
    std::cout.flush();
    std::cerr << "call: " << where << first_line(what) << '\n';
    return status;
}

/// The lines of a file, each a call or a declaration. A person at a terminal gets a prompt, and no line numbers.
int run_lines(session& s, std::istream& in, const std::string& name, bool prompt) {
    int worst = 0;
    std::string line;
    for (std::size_t number = 1;; ++number) {
        if (prompt) std::cout << "> " << std::flush;
        if (!std::getline(in, line)) break;
        if (line == "quit" || line == "exit") return prompt ? 0 : worst;
        if (line == "help") {
            std::cout << help;
            continue;
        }
        const int status =
            guarded(prompt ? "" : name + ":" + std::to_string(number) + ": ", [&] { s.line(line, std::cout); });
        if (status > worst) worst = status;
    }
    if (prompt) std::cout << '\n';
    return prompt ? 0 : worst;
}

int run(const std::vector<std::string>& words) {
    session s;
    std::vector<std::string> headers;
    std::string declared;
    std::size_t i = 0;
    const auto value_of = [&](const std::string& option) {
        if (i + 1 >= words.size()) throw usage_error(option + " needs a value; see --help");
        return words[++i];
    };
    std::string mode;
    std::vector<std::string> rest;
    for (; i < words.size(); ++i) {
        const std::string& w = words[i];
        const bool option = rest.empty() && w.size() > 1 && w[0] == '-';
        if (mode == "--layout" && w == "-I")
            headers.push_back(value_of(w)); // may stand behind the type, too
        else if (!option)
            rest.push_back(w);
        else if (w == "-I")
            headers.push_back(value_of(w));
        else if (w == "-D")
            declared += value_of(w) + "\n";
        else if (w == "-h" || w == "--help")
            return std::cout << help << std::flush, 0;
        else if (w == "--version")
            return std::cout << "call, with ctypes " CTYPES_VERSION_STRING "\n" << std::flush, 0;
        else if (w == "--layout" || w == "--list" || w == "--file")
            mode = w;
        else
            throw usage_error("unknown option '" + w + "'; see --help");
    }
    s.include(headers);
    if (!declared.empty()) s.declare(declared);
    if (mode == "--layout") {
        if (rest.size() != 1) throw usage_error("--layout needs one type");
        s.layout(rest[0], std::cout);
    } else if (mode == "--list") {
        if (rest.empty() || rest.size() > 2) throw usage_error("--list needs a library, and perhaps a prefix");
        s.list(rest[0], rest.size() == 2 ? rest[1] : "", std::cout);
    } else if (mode == "--file") {
        if (rest.size() != 1) throw usage_error("--file needs one name");
        if (rest[0] == "-") return run_lines(s, std::cin, "standard input", false);
        std::ifstream in(rest[0]);
        if (!in) throw std::runtime_error("cannot read '" + rest[0] + "'");
        return run_lines(s, in, rest[0], false);
    } else if (rest.empty()) {
        return run_lines(s, std::cin, "standard input", ::isatty(STDIN_FILENO) != 0);
    } else {
        s.call(rest, std::cout);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    int status = 0;
    const int failed = guarded("", [&] { status = run({argv + 1, argv + argc}); });
    return failed != 0 ? failed : status;
}
