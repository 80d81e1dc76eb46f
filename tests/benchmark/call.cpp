// Typed calls beside the same call through a function pointer, and libffi.
//
//     benchmarks --benchmark_filter='^call'
//
// call/<what>/<way>: native (a function pointer), ctypes (ctypes::function; expected to be as fast), via_libffi (the same
// function, but libffi makes the call), libffi (used by hand).
#include "callees.h"
#include "ways.hpp"

#include <ctypes/last_error.hpp>
#include <ctypes/libffi_call.hpp>

#include <benchmark/benchmark.h>

#include <cerrno>
#include <string>

namespace {

/// A function of its own, so that what is called stands in memory that others know, and nothing but the loop is
/// compiled with it: the destructors of a ctypes::function in the same function cost registers.
template <class Call, class... A>
[[gnu::noinline]] void measure(benchmark::State& state, const Call& call, A... arguments) {
    for (auto _ : state) {
        (forget(arguments), ...);
        auto result = call(arguments...);
        benchmark::DoNotOptimize(result);
    }
}

/// Registers the four ways of one call. The function stands in memory for each of them, as it does when it was
/// looked up in a library.
template <class R, class... A>
bool all_ways(const std::string& what, R (*function)(A...), A... arguments) {
    const std::string name = "call/" + what;
    benchmark::RegisterBenchmark((name + "/native").c_str(), [=](benchmark::State& state) {
        R (*pointer)(A...) = function;
        forget(pointer);
        measure(state, pointer, arguments...);
    });
    benchmark::RegisterBenchmark((name + "/ctypes").c_str(), [=](benchmark::State& state) {
        ctypes::function<R(A...)> typed(function);
        forget(typed);
        measure(state, typed, arguments...);
    });
    benchmark::RegisterBenchmark((name + "/via_libffi").c_str(), [=](benchmark::State& state) {
        const ctypes::function<R(A...)> typed(function);
        auto by_libffi = ctypes::via_libffi(typed);
        forget(by_libffi);
        measure(state, by_libffi, arguments...);
    });
    benchmark::RegisterBenchmark((name + "/libffi").c_str(), [=](benchmark::State& state) {
        raw_libffi<R(A...)> raw;
        measure(
            state, [&](auto&... a) { return raw.call(function, a...); }, arguments...);
    });
    return true;
}

[[maybe_unused]] const bool registered[] = {
    all_ways("int", &take_int, 1),
    all_ways("double", &take_double, 1.0),
    all_ways("six_mixed", &take_six, 1, 2.0, "three", 4.0F, 5L, static_cast<unsigned char>(6)),
    all_ways("struct_of_16_bytes", &take_16, sixteen{1, 2}),
    all_ways("struct_of_32_bytes", &take_32, thirty_two{1, 2, 3, 4}),
};

// A std::string for const char*, and what the plain way would be: c_str().
void string_pointer(benchmark::State& state) {
    size_t (*pointer)(const char*) = &take_text;
    const std::string text = "a string";
    forget(pointer);
    measure(
        state, [&](const std::string& s) { return pointer(s.c_str()); }, text);
}
void string_function(benchmark::State& state) {
    ctypes::function<size_t(const char*)> typed(&take_text);
    const std::string text = "a string";
    forget(typed);
    measure(state, typed, text);
}
void string_raw_libffi(benchmark::State& state) {
    const std::string text = "a string";
    raw_libffi<size_t(const char*)> raw;
    measure(
        state,
        [&](const std::string& s) {
            const char* pointer = s.c_str();
            return raw.call(&take_text, pointer);
        },
        text);
}
BENCHMARK(string_pointer)->Name("call/string/native");
BENCHMARK(string_function)->Name("call/string/ctypes");
BENCHMARK(string_raw_libffi)->Name("call/string/libffi");

// Behind the dots: two doubles.
void variadic_pointer(benchmark::State& state) {
    double (*pointer)(int, ...) = &take_variadic;
    forget(pointer);
    measure(state, pointer, 2, 0.5, 0.25);
}
void variadic_function(benchmark::State& state) {
    ctypes::function<double(int, ...)> typed(&take_variadic);
    forget(typed);
    measure(state, typed, 2, 0.5, 0.25);
}
void variadic_via_libffi(benchmark::State& state) {
    const ctypes::function<double(int, ...)> typed(&take_variadic);
    measure(state, ctypes::via_libffi(typed), 2, 0.5, 0.25);
}
void variadic_raw_libffi(benchmark::State& state) {
    ffi_cif cif;
    ffi_type* types[] = {&ffi_type_sint, &ffi_type_double, &ffi_type_double};
    ctypes::detail::check(ffi_prep_cif_var(&cif, FFI_DEFAULT_ABI, 1, 3, &ffi_type_double, types), "ffi_prep_cif_var");
    measure(
        state,
        [&](int n, double x, double y) {
            double result = 0;
            void* addresses[] = {&n, &x, &y};
            ffi_call(&cif, reinterpret_cast<void (*)()>(&take_variadic), &result, addresses);
            return result;
        },
        2, 0.5, 0.25);
}
BENCHMARK(variadic_pointer)->Name("call/variadic/native");
BENCHMARK(variadic_function)->Name("call/variadic/ctypes");
BENCHMARK(variadic_via_libffi)->Name("call/variadic/via_libffi");
BENCHMARK(variadic_raw_libffi)->Name("call/variadic/libffi");

// What a look at errno and a check for exceptions cost.
void errno_pointer(benchmark::State& state) {
    int (*pointer)(int) = &take_int;
    forget(pointer);
    measure(
        state,
        [&](int n) {
            errno = 0;
            const int result = pointer(n);
            return result + errno;
        },
        1);
}
void errno_function(benchmark::State& state) {
    ctypes::function<int(int)> typed(&take_int);
    forget(typed);
    measure(
        state,
        [&](int n) {
            const auto [result, error] = ctypes::with_errno(typed)(n);
            return result + error;
        },
        1);
}
void errno_raw_libffi(benchmark::State& state) {
    raw_libffi<int(int)> raw;
    measure(
        state,
        [&](int n) {
            errno = 0;
            const int result = raw.call(&take_int, n);
            return result + errno;
        },
        1);
}
void rethrowing_function(benchmark::State& state) {
    auto checking = ctypes::function<int(int)>(&take_int).rethrowing();
    forget(checking);
    measure(state, checking, 1);
}
BENCHMARK(errno_pointer)->Name("call/with_errno/native");
BENCHMARK(errno_function)->Name("call/with_errno/ctypes");
BENCHMARK(errno_raw_libffi)->Name("call/with_errno/libffi");
BENCHMARK(rethrowing_function)->Name("call/rethrowing/ctypes");

} // namespace
