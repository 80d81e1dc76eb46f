// tests/generated/run.hpp - sends one generated signature down every path.
#pragma once

#include "classified.hpp"
#include "report.hpp"

#include <cstddef>
#include <cstring>
#include <vector>

namespace generated {

/// A generated function with what is needed to call it by any path.
struct signature {
    std::size_t index;
    std::size_t fixed; ///< parameters before `...`; 0: not variadic
    std::size_t arity;
    const described_type* types; ///< the result's, then the parameters'
    void (*function)();
    int (*back)(void* code); ///< has C call `code`; how much was wrong with the result
    void (*fill)(void* const* arguments);
    int (*wrong)(void* const* arguments); ///< which argument is not as fill() leaves it, counted from 1
    void (*give)(void* result);
    int (*got)(const void* result); ///< how much is wrong with a result
    const char* text;
};

inline void run_classified(report& to, const signature& s) {
    classified prepared(s.types, s.arity, s.fixed);
    if (prepared.refused() != nullptr) {
        to.skip(prepared.refused());
        return;
    }
    if (prepared.disputed() && compiled_by_clang) {
        to.skip("clang does not place a 128-bit integer as the psABI says");
        return;
    }
    std::vector<room> rooms;
    std::vector<void*> arguments;
    for (std::size_t i = 0; i < s.arity; ++i) {
        rooms.emplace_back(s.types[i + 1].size);
        arguments.push_back(rooms.back().get());
    }
    s.fill(arguments.data());
    const room result(s.types[0].size);

    to.begin("classifier, call");
    prepared.call(s.function, result.get(), arguments);
    to.end(s.got(result.get()));

    if (s.fixed != 0) return; // no function with `...` calls back
    struct state {
        const signature& of;
        int calls = 0;
        int wrong = 0;
    } seen{s};
    to.begin("classifier, closure");
    classified::closure c(
        prepared,
        [](void* data, void* r, void* const* a) {
            state& now = *static_cast<state*>(data);
            ++now.calls;
            now.wrong = now.of.wrong(a);
            now.of.give(r);
        },
        &seen);
    const int wrong_result = s.back(c.code());
    generated_calls = seen.calls;
    generated_wrong = seen.wrong;
    to.end(wrong_result);
}

inline void run(const signature& s) {
    report to(s.index, s.text);
    run_classified(to, s);
}

} // namespace generated
