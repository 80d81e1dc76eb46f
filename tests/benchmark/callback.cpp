// Callbacks beside a plain C++ function, C's own void* user data, and a libffi closure made by hand.
//
//     benchmarks --benchmark_filter='^callback'
//
// callback/<what>/<way>. The time is that of one call back: C makes them a thousand at a time. Expected: pool at most
// twice plain, and five times as fast as raw_closure.
#include "callees.h"
#include "ways.hpp"

#include <ctypes/call/closure.hpp>
#include <ctypes/callback/callback.hpp>

#include <benchmark/benchmark.h>

#include <vector>

namespace {

constexpr int calls = 1000;

template <class Round>
void measure_one(benchmark::State& state, const Round& round) {
    for (auto _ : state) {
        auto result = round();
        benchmark::DoNotOptimize(result);
    }
}
template <class Round>
void measure(benchmark::State& state, const Round& round) {
    measure_one(state, round);
    state.counters["one_call"] = benchmark::Counter(static_cast<double>(state.iterations()) * calls,
                                                    benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

int plus_one(int n) { return n + 1; }

/// Takes all slots of the pool, so that the next callback is a closure.
template <class Signature, class F>
std::vector<ctypes::callback<Signature>> empty_pool(const F& callable) {
    std::vector<ctypes::callback<Signature>> all;
    do all.emplace_back(callable);
    while (all.back().route() != ctypes::route::closure);
    return all;
}

void int_plain(benchmark::State& state) {
    int (*pointer)(int) = &plus_one;
    forget(pointer);
    measure(state, [&] { return call_int(pointer, calls); });
}
void int_user_data(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    const auto pointer = +[](int n, void* data) { return n + *static_cast<int*>(data); };
    measure(state, [&] { return call_with_data(pointer, &offset, calls); });
}
void int_pool(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    const ctypes::callback<int(int)> callback = [&](int n) { return n + offset; };
    if (callback.route() != ctypes::route::pool) return state.SkipWithError("not in the pool");
    measure(state, [&] { return call_int(callback, calls); });
}
void int_closure(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    const auto all = empty_pool<int(int)>([&](int n) { return n + offset; });
    measure(state, [&] { return call_int(all.back(), calls); });
}
void int_raw_closure(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    raw_libffi<int(int)> raw;
    const ctypes::closure closure(
        &raw.cif,
        [](ffi_cif*, void* result, void** arguments, void* data) {
            *static_cast<ffi_sarg*>(result) = *static_cast<int*>(arguments[0]) + *static_cast<int*>(data);
        },
        &offset);
    const auto pointer = reinterpret_cast<int (*)(int)>(closure.address());
    measure(state, [&] { return call_int(pointer, calls); });
}
BENCHMARK(int_plain)->Name("callback/int/plain");
BENCHMARK(int_user_data)->Name("callback/int/user_data");
BENCHMARK(int_pool)->Name("callback/int/pool");
BENCHMARK(int_closure)->Name("callback/int/closure");
BENCHMARK(int_raw_closure)->Name("callback/int/raw_closure");

void double_plain(benchmark::State& state) {
    double (*pointer)(double) = &take_double;
    forget(pointer);
    measure(state, [&] { return call_double(pointer, calls); });
}
void double_pool(benchmark::State& state) {
    double offset = 1;
    forget(offset);
    const ctypes::callback<double(double)> callback = [&](double x) { return x + offset; };
    measure(state, [&] { return call_double(callback, calls); });
}
void double_closure(benchmark::State& state) {
    double offset = 1;
    forget(offset);
    const auto all = empty_pool<double(double)>([&](double x) { return x + offset; });
    measure(state, [&] { return call_double(all.back(), calls); });
}
void double_raw_closure(benchmark::State& state) {
    double offset = 1;
    forget(offset);
    raw_libffi<double(double)> raw;
    const ctypes::closure closure(
        &raw.cif,
        [](ffi_cif*, void* result, void** arguments, void* data) {
            *static_cast<double*>(result) = *static_cast<double*>(arguments[0]) + *static_cast<double*>(data);
        },
        &offset);
    const auto pointer = reinterpret_cast<double (*)(double)>(closure.address());
    measure(state, [&] { return call_double(pointer, calls); });
}
BENCHMARK(double_plain)->Name("callback/double/plain");
BENCHMARK(double_pool)->Name("callback/double/pool");
BENCHMARK(double_closure)->Name("callback/double/closure");
BENCHMARK(double_raw_closure)->Name("callback/double/raw_closure");

// Made, called once and freed.
void create_pool(benchmark::State& state) {
    int offset = 1;
    measure_one(state, [&] {
        const ctypes::callback<int(int)> callback = [&](int n) { return n + offset; };
        return call_int(callback, 1);
    });
}
void create_closure(benchmark::State& state) {
    int offset = 1;
    const auto all = empty_pool<int(int)>([&](int n) { return n + offset; });
    measure_one(state, [&] {
        const ctypes::callback<int(int)> callback = [&](int n) { return n + offset; };
        return call_int(callback, 1);
    });
}
void create_raw_closure(benchmark::State& state) {
    int offset = 1;
    raw_libffi<int(int)> raw;
    measure_one(state, [&] {
        const ctypes::closure closure(
            &raw.cif,
            [](ffi_cif*, void* result, void** arguments, void* data) {
                *static_cast<ffi_sarg*>(result) = *static_cast<int*>(arguments[0]) + *static_cast<int*>(data);
            },
            &offset);
        return call_int(reinterpret_cast<int (*)(int)>(closure.address()), 1);
    });
}
void create_large_pool(benchmark::State& state) { // a callable that does not fit the slot
    const std::vector<int> captured{1, 2, 3};
    measure_one(state, [&] {
        const ctypes::callback<int(int)> callback = [captured](int n) { return n + captured[0]; };
        return call_int(callback, 1);
    });
}
BENCHMARK(create_pool)->Name("create/pool");
BENCHMARK(create_large_pool)->Name("create/pool_with_a_vector");
BENCHMARK(create_closure)->Name("create/closure");
BENCHMARK(create_raw_closure)->Name("create/raw_closure");

} // namespace
