// Binding a symbol: by this library, and by dlsym alone.
//
//     benchmarks --benchmark_filter='^bind'
#include <ctypes/library/library.hpp>

#include <benchmark/benchmark.h>

#include <dlfcn.h>

namespace {

void dlsym_alone(benchmark::State& state) {
    void* const handle = dlopen("libm.so.6", RTLD_NOW);
    if (handle == nullptr) return state.SkipWithError("no libm.so.6");
    for (auto _ : state) {
        auto* pointer = reinterpret_cast<double (*)(double)>(dlsym(handle, "cos"));
        benchmark::DoNotOptimize(pointer);
    }
    dlclose(handle);
}
void function(benchmark::State& state) {
    const ctypes::library libm("libm.so.6");
    for (auto _ : state) {
        auto cosine = libm.function<double(double)>("cos");
        benchmark::DoNotOptimize(cosine);
    }
}
void open_alone(benchmark::State& state) { // it is loaded already: what counts is the way there
    void* const handle = dlopen("libm.so.6", RTLD_NOW);
    for (auto _ : state) {
        void* again = dlopen("libm.so.6", RTLD_NOW);
        benchmark::DoNotOptimize(again);
        dlclose(again);
    }
    dlclose(handle);
}
void library(benchmark::State& state) {
    const ctypes::library loaded("libm.so.6");
    for (auto _ : state) {
        const ctypes::library again("libm.so.6");
        benchmark::DoNotOptimize(again);
    }
}
BENCHMARK(dlsym_alone)->Name("bind/symbol/dlsym");
BENCHMARK(function)->Name("bind/symbol/function");
BENCHMARK(open_alone)->Name("bind/library/dlopen");
BENCHMARK(library)->Name("bind/library/library");

} // namespace
