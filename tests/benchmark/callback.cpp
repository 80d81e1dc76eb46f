// Callbacks beside a plain C++ function, C's own void* user data, and a libffi closure made by hand.
//
//     benchmarks --benchmark_filter='^(callback|create)'
//
// callback/<what>/<way>: one call back. create/<what>/<way>: made and destroyed; create/called...: called once in between.
#include "callees.h"
#include "ways.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/closure.hpp>
#include <ctypes/data_callback.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>
#include <vector>

namespace {

constexpr int calls = 1000; // C makes so many at a time

/// The time of one of the calls that `round` makes.
template <class Round>
void measure_calls(benchmark::State& state, const Round& round) {
    while (state.KeepRunningBatch(calls)) {
        auto result = round();
        benchmark::DoNotOptimize(result);
    }
}
template <class Round>
void measure(benchmark::State& state, const Round& round) {
    for (auto _ : state) {
        auto result = round();
        benchmark::DoNotOptimize(result);
    }
}

int plus_one(int n) { return n + 1; }
double plus_one_double(double x) { return x + 1; }

/// Takes all slots of the pool, so that the next callback is a closure.
template <class Signature, class F>
std::vector<ctypes::callback<Signature>> empty_pool(const F& callable) {
    std::vector<ctypes::callback<Signature>> all;
    do all.emplace_back(callable);
    while (!all.back().uses_closure());
    return all;
}

/// A callable of which several may live: the first has a function of its own, the next a slot of the pool.
template <class T>
struct adder {
    const T* offset;
    T operator()(T n) const { return n + *offset; }
};

/// A closure as C programs make it.
void add_int(ffi_cif*, void* result, void** arguments, void* data) {
    *static_cast<ffi_sarg*>(result) = *static_cast<int*>(arguments[0]) + *static_cast<int*>(data);
}
void add_double(ffi_cif*, void* result, void** arguments, void* data) {
    *static_cast<double*>(result) = *static_cast<double*>(arguments[0]) + *static_cast<double*>(data);
}

// int(int) ---------------------------------------------------------------------------------------------
void int_native(benchmark::State& state) {
    int (*pointer)(int) = &plus_one;
    forget(pointer);
    measure_calls(state, [&] { return call_int(pointer, calls); });
}
void int_own(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    const ctypes::callback<int(int)> callback = [&](int n) { return n + offset; };
    measure_calls(state, [&] { return call_int(callback, calls); });
}
void int_pool(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    const ctypes::callback<int(int)> first = adder<int>{&offset}, callback = adder<int>{&offset};
    if (callback.uses_closure()) return state.SkipWithError("not in the pool");
    measure_calls(state, [&] { return call_int(callback, calls); });
}
void int_closure(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    const auto all = empty_pool<int(int)>([&](int n) { return n + offset; });
    measure_calls(state, [&] { return call_int(all.back(), calls); });
}
void int_libffi(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    raw_libffi<int(int)> raw;
    const ctypes::closure closure(&raw.cif, &add_int, &offset);
    measure_calls(state, [&] { return call_int(reinterpret_cast<int (*)(int)>(closure.address()), calls); });
}
BENCHMARK(int_native)->Name("callback/int/native");
BENCHMARK(int_own)->Name("callback/int/own");
BENCHMARK(int_pool)->Name("callback/int/pool");
BENCHMARK(int_closure)->Name("callback/int/closure");
BENCHMARK(int_libffi)->Name("callback/int/libffi");

// int(int, void*) --------------------------------------------------------------------------------------
void data_native(benchmark::State& state) {
    int offset = 1;
    forget(offset);
    int (*pointer)(int, void*) = [](int n, void* data) { return n + *static_cast<int*>(data); };
    forget(pointer);
    measure_calls(state, [&] { return call_with_data(pointer, &offset, calls); });
}
void data_ctypes(benchmark::State& state) {
    const ctypes::data_callback<int(int, void*)> callback = [offset = 1](int n) { return n + offset; };
    measure_calls(state, [&] { return call_with_data(callback.function(), callback.data(), calls); });
}
BENCHMARK(data_native)->Name("callback/user_data/native");
BENCHMARK(data_ctypes)->Name("callback/user_data/ctypes");

// double(double) ---------------------------------------------------------------------------------------
void double_native(benchmark::State& state) {
    double (*pointer)(double) = &plus_one_double;
    forget(pointer);
    measure_calls(state, [&] { return call_double(pointer, calls); });
}
void double_pool(benchmark::State& state) {
    double offset = 1;
    forget(offset);
    const ctypes::callback<double(double)> first = adder<double>{&offset}, callback = adder<double>{&offset};
    measure_calls(state, [&] { return call_double(callback, calls); });
}
void double_closure(benchmark::State& state) {
    double offset = 1;
    forget(offset);
    const auto all = empty_pool<double(double)>([&](double x) { return x + offset; });
    measure_calls(state, [&] { return call_double(all.back(), calls); });
}
void double_libffi(benchmark::State& state) {
    double offset = 1;
    forget(offset);
    raw_libffi<double(double)> raw;
    const ctypes::closure closure(&raw.cif, &add_double, &offset);
    measure_calls(state, [&] { return call_double(reinterpret_cast<double (*)(double)>(closure.address()), calls); });
}
BENCHMARK(double_native)->Name("callback/double/native");
BENCHMARK(double_pool)->Name("callback/double/pool");
BENCHMARK(double_closure)->Name("callback/double/closure");
BENCHMARK(double_libffi)->Name("callback/double/libffi");

// int(int, int), called from here as in dynamic.cpp ------------------------------------------------------
int plus(int a, int b) { return a + b; }

void two_ints_native(benchmark::State& state) {
    int (*pointer)(int, int) = &plus;
    forget(pointer);
    measure(state, [&] { return pointer(1, 2); });
}
BENCHMARK(two_ints_native)->Name("callback/two_ints/native");

// Made and destroyed -----------------------------------------------------------------------------------
void create_own(benchmark::State& state) {
    int offset = 1;
    measure(state, [&] {
        const ctypes::callback<int(int)> callback = [&](int n) { return n + offset; };
        return callback.pointer();
    });
}
void create(benchmark::State& state) {
    int offset = 1;
    const ctypes::callback<int(int)> first = adder<int>{&offset};
    measure(state, [&] {
        const ctypes::callback<int(int)> callback = adder<int>{&offset};
        return callback.pointer();
    });
}
/// The same while another thread is alive. glibc tells whether there ever was one, so this cannot be undone: measure
/// it in a process of its own, --benchmark_filter=with_threads.
void create_with_threads(benchmark::State& state) {
    std::jthread other([](const std::stop_token& stop) {
        while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
    create(state);
}
/// A callable that does not fit the slot.
void create_large(benchmark::State& state) {
    const std::vector<int> captured{1, 2, 3};
    measure(state, [&] {
        const ctypes::callback<int(int)> callback = [captured](int n) { return n + captured[0]; };
        return callback.pointer();
    });
}
void create_closure(benchmark::State& state) {
    int offset = 1;
    const auto all = empty_pool<int(int)>(adder<int>{&offset});
    measure(state, [&] {
        const ctypes::callback<int(int)> callback = adder<int>{&offset};
        return callback.pointer();
    });
}
void create_libffi(benchmark::State& state) {
    int offset = 1;
    raw_libffi<int(int)> raw;
    measure(state, [&] {
        const ctypes::closure closure(&raw.cif, &add_int, &offset);
        return closure.address();
    });
}
void create_called(benchmark::State& state) {
    int offset = 1;
    measure(state, [&] {
        const ctypes::callback<int(int)> callback = [&](int n) { return n + offset; };
        return call_int(callback, 1);
    });
}
void create_called_closure(benchmark::State& state) {
    int offset = 1;
    const auto all = empty_pool<int(int)>(adder<int>{&offset});
    measure(state, [&] {
        const ctypes::callback<int(int)> callback = adder<int>{&offset};
        return call_int(callback, 1);
    });
}
void create_called_libffi(benchmark::State& state) {
    int offset = 1;
    raw_libffi<int(int)> raw;
    measure(state, [&] {
        const ctypes::closure closure(&raw.cif, &add_int, &offset);
        return call_int(reinterpret_cast<int (*)(int)>(closure.address()), 1);
    });
}
BENCHMARK(create_own)->Name("create/own");
BENCHMARK(create)->Name("create/pool");
BENCHMARK(create_with_threads)->Name("create/pool_with_threads");
BENCHMARK(create_large)->Name("create/pool_with_a_vector");
BENCHMARK(create_closure)->Name("create/closure");
BENCHMARK(create_libffi)->Name("create/libffi");
BENCHMARK(create_called)->Name("create/called_own");
BENCHMARK(create_called_closure)->Name("create/called_closure");
BENCHMARK(create_called_libffi)->Name("create/called_libffi");

} // namespace
