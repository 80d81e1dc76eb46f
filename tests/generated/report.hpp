// tests/generated/report.hpp - counts what was called and keeps what went wrong.
#pragma once

#include "entry.h"

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

namespace generated {

/// Over all signatures of a program.
struct totals {
    std::size_t signatures = 0;
    std::size_t calls = 0;
    std::size_t mismatches = 0;
    std::map<std::string, std::size_t> skipped{};
    const char* running = ""; ///< the declaration that is being called, for a crash
    std::size_t running_index = 0;
    std::string smallest{}; ///< the shortest declaration that went wrong
    std::size_t smallest_index = 0;
    std::string smallest_what{};

    static totals& get() {
        static totals t;
        return t;
    }
};

/// One signature.
class report {
public:
    report(std::size_t index, const char* text) : index_(index), text_(text) {
        totals& t = totals::get();
        ++t.signatures;
        t.running = text;
        t.running_index = index;
    }

    void begin(const char* path) {
        path_ = path;
        generated_calls = 0;
        generated_wrong = 0;
        ++totals::get().calls;
    }
    /// `wrong_result`: above 0 when the result is not the expected one.
    void end(int wrong_result) {
        if (generated_calls == 1 && generated_wrong == 0 && wrong_result == 0) return;
        fail(generated_calls != 1   ? "not called once"
             : generated_wrong != 0 ? "argument " + std::to_string(generated_wrong - 1)
                                    : "result");
    }
    void fail(const std::string& how) {
        const std::string what = std::string(path_) + ": " + how;
        std::printf("signature %zu: %s\n", index_, what.c_str());
        totals& t = totals::get();
        ++t.mismatches;
        if (t.smallest.empty() || std::strlen(text_) < t.smallest.size()) {
            t.smallest = text_;
            t.smallest_index = index_;
            t.smallest_what = what;
        }
    }
    /// `why` may name types in quotes, of which there are many.
    void skip(const std::string& why) {
        std::string kind;
        bool quoted = false;
        for (const char each : why) {
            if (each == '\'')
                quoted = !quoted;
            else if (!quoted)
                kind += each;
        }
        ++totals::get().skipped[kind];
    }

private:
    std::size_t index_;
    const char* text_;
    const char* path_ = "";
};

} // namespace generated
