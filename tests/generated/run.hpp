// tests/generated/run.hpp - sends one generated signature down every path.
#pragma once

#include "classified.hpp"
#include "dynamic.hpp"
#include "report.hpp"

#ifndef GENERATED_CLASSIFIER_ONLY
#include <ctypes/call.hpp>
#include <ctypes/callback.hpp>
#include <ctypes/type.hpp>
#endif

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
    void (*library)(report&);    ///< the library's own paths
    void (*function)();
    int (*back)(void* code); ///< has C call `code`; how much was wrong with the result
    void (*fill)(void* const* arguments);
    int (*wrong)(void* const* arguments); ///< which argument is not as fill() leaves it, counted from 1
    void (*give)(void* result);
    int (*got)(const void* result); ///< how much is wrong with a result
    const char* text;
    const char* rest; ///< what stands for `...`, as the parameters of a prototype
};

#ifndef GENERATED_CLASSIFIER_ONLY // the other paths take most of the time to compile
/// Whether the library takes a function to libffi; where it does not, a call that way is a compile-time error.
/// (`F` makes it depend on the caller's template.)
template <class F, class R, class... A>
inline constexpr bool has_libffi_path = ctypes::detail::has_ffi_signature<R, ctypes::types<A...>>;

template <class Signature>
struct signature_parts;
template <class R, class... A>
struct signature_parts<R(A...)> {
    static constexpr bool closures = ctypes::detail::has_ffi_signature<R, ctypes::types<A...>>;
};

/// Has C call back by a thunk of the pool, then, with the pool of one empty, by a closure.
template <class Signature, class Receive>
void call_back(report& to, const Receive& receive, int& calls, int& wrong, int (*back)(Signature*)) {
    const auto once = [&](const char* path, const ctypes::callback<Signature>& callback) {
        to.begin(path);
        calls = 0;
        wrong = 0;
        const int wrong_result = back(callback.pointer());
        generated_calls = calls;
        generated_wrong = wrong;
        to.end(wrong_result);
    };
    const ctypes::callback<Signature> pooled = receive;
    once("callback, pool", pooled);
    if constexpr (signature_parts<Signature>::closures) {
        const ctypes::callback<Signature> closure = receive;
        once("callback, closure", closure);
        if (!closure.uses_closure()) to.fail("the second callback came from the pool");
    }
}
#endif

inline void run_classified(report& to, const signature& s) {
    if (!abi::supported) {
        to.skip("no classifier for this calling convention");
        return;
    }
    classified prepared(s.types, s.arity, s.fixed);
    if (prepared.refused() != nullptr) {
        to.skip(prepared.refused());
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
    s.library(to);
    run_classified(to, s);
    std::vector<std::size_t> sizes;
    std::vector<std::size_t> alignments;
    for (std::size_t i = 0; i <= s.arity; ++i) {
        sizes.push_back(s.types[i].size);
        alignments.push_back(s.types[i].alignment);
    }
    run_dynamic(to, {s.index, s.fixed, sizes.data(), alignments.data(), s.function, s.back, s.fill, s.wrong, s.give,
                     s.got, s.text, s.rest});
}

} // namespace generated
