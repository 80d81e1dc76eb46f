// The run-time layer beside the compiler's own call and raw ffi_call with a prepared ffi_cif.
//
//     benchmarks --benchmark_filter='^dynamic' --benchmark_repetitions=5 --benchmark_enable_random_interleaving=true
//
// dynamic/<signature>/<way>: native, ffi_call, typed (call<R> with the signature's own types), slots, raw (void**),
// values (tagged values, checked), convert (C++ values, checked). Names of signatures: result and parameters.
#include "dynamic_ways.hpp"

#include <ctypes/dynamic/declarations.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace dynamic_ways;

template <class R, class... A>
void add(const std::string& name, R (*f)(A...), const std::tuple<A...>& given) {
    using to = of<R(A...)>;
    const dynamic::function d(dynamic::type::of<R(A...)>(), reinterpret_cast<void (*)()>(f), name);
    const std::string prefix = "dynamic/" + name + "/";
    benchmark::RegisterBenchmark((prefix + "native").c_str(), [=](benchmark::State& s) { to::native(s, f, given); });
    benchmark::RegisterBenchmark((prefix + "ffi_call").c_str(), [=](benchmark::State& s) { to::ffi(s, f, given); });
    benchmark::RegisterBenchmark((prefix + "typed").c_str(), [=](benchmark::State& s) { to::typed(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "slots").c_str(),
                                 [=](benchmark::State& s) { to::argument_buffer(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "raw").c_str(), [=](benchmark::State& s) { to::raw(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "values").c_str(), [=](benchmark::State& s) { to::values(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "convert").c_str(), [=](benchmark::State& s) { to::convert(s, d, given); });
}

void prototype_prepared(benchmark::State& state) {
    for (auto _ : state) {
        const dynamic::declaration d = dynamic::prototype("double pow(double x, double y)");
        const dynamic::function f(d.type(), reinterpret_cast<void (*)()>(&d_dd), d.name());
        benchmark::DoNotOptimize(f.address());
    }
}

const bool registered = [] {
    for_each_signature([](const char* name, auto* f, const auto& given) { add(name, f, given); });
    return true;
}();

} // namespace

BENCHMARK(raw_closure<benchmark::State>)->Name("dynamic/callback/raw_closure");
BENCHMARK(dynamic_callback<benchmark::State>)->Name("dynamic/callback/arguments");
BENCHMARK(dynamic_callback_references<benchmark::State>)->Name("dynamic/callback/references");
BENCHMARK(dynamic_callback_values<benchmark::State>)->Name("dynamic/callback/values");
BENCHMARK(prototype_prepared)->Name("dynamic/prototype");
