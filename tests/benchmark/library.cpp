// Binding symbols and interfaces: by this library, and by dlsym alone.
//
//     benchmarks --benchmark_filter='^bind'
//
// bind/<what>/<way>: native (dlopen, dlsym and a cast) and ctypes.
#include <ctypes/interface.hpp>

#include <benchmark/benchmark.h>

#include <dlfcn.h>

namespace {

constexpr const char* short_name = "cos";
constexpr const char* long_name = "pthread_mutexattr_setprioceiling"; // does not fit into a std::string itself

void symbol_native(benchmark::State& state, const char* library, const char* name) {
    void* const handle = dlopen(library, RTLD_NOW);
    if (handle == nullptr) return state.SkipWithError("the library is not there");
    for (auto _ : state) {
        auto* pointer = reinterpret_cast<double (*)(double)>(dlsym(handle, name));
        benchmark::DoNotOptimize(pointer);
    }
    dlclose(handle);
}
void symbol_ctypes(benchmark::State& state, const char* library, const char* name) {
    const ctypes::library loaded(library);
    for (auto _ : state) {
        auto function = loaded.function<double(double)>(name);
        benchmark::DoNotOptimize(function);
    }
}
BENCHMARK_CAPTURE(symbol_native, , "libm.so.6", short_name)->Name("bind/symbol/native");
BENCHMARK_CAPTURE(symbol_ctypes, , "libm.so.6", short_name)->Name("bind/symbol/ctypes");
BENCHMARK_CAPTURE(symbol_native, , "libc.so.6", long_name)->Name("bind/long_symbol/native");
BENCHMARK_CAPTURE(symbol_ctypes, , "libc.so.6", long_name)->Name("bind/long_symbol/ctypes");

void library_native(benchmark::State& state) { // it is loaded already: what counts is the way there
    void* const handle = dlopen("libm.so.6", RTLD_NOW);
    for (auto _ : state) {
        void* again = dlopen("libm.so.6", RTLD_NOW);
        benchmark::DoNotOptimize(again);
        dlclose(again);
    }
    dlclose(handle);
}
void library_ctypes(benchmark::State& state) {
    const ctypes::library loaded("libm.so.6");
    for (auto _ : state) {
        const ctypes::library again("libm.so.6");
        benchmark::DoNotOptimize(again);
    }
}
BENCHMARK(library_native)->Name("bind/library/native");
BENCHMARK(library_ctypes)->Name("bind/library/ctypes");

// Ten functions at once.
struct pointers {
    double (*sin)(double), (*cos)(double), (*tan)(double), (*exp)(double), (*log)(double), (*sqrt)(double),
        (*cbrt)(double), (*pow)(double, double), (*hypot)(double, double), (*fmod)(double, double);
};
struct functions {
    ctypes::function<double(double)> sin, cos, tan, exp, log, sqrt, cbrt;
    ctypes::function<double(double, double)> pow, hypot, fmod;
};
void interface_native(benchmark::State& state) {
    void* const handle = dlopen("libm.so.6", RTLD_NOW);
    if (handle == nullptr) return state.SkipWithError("no libm.so.6");
    const auto find = [handle]<class F>(F*& pointer, const char* name) {
        pointer = reinterpret_cast<F*>(dlsym(handle, name));
    };
    for (auto _ : state) {
        pointers bound;
        find(bound.sin, "sin");
        find(bound.cos, "cos");
        find(bound.tan, "tan");
        find(bound.exp, "exp");
        find(bound.log, "log");
        find(bound.sqrt, "sqrt");
        find(bound.cbrt, "cbrt");
        find(bound.pow, "pow");
        find(bound.hypot, "hypot");
        find(bound.fmod, "fmod");
        benchmark::DoNotOptimize(bound);
    }
    dlclose(handle);
}
void interface_ctypes(benchmark::State& state) {
    const ctypes::library libm("libm.so.6");
    for (auto _ : state) {
        auto bound = libm.bind<functions>();
        benchmark::DoNotOptimize(bound);
    }
}
BENCHMARK(interface_native)->Name("bind/interface/native");
BENCHMARK(interface_ctypes)->Name("bind/interface/ctypes");

} // namespace
