// The run-time layer beside the compiler's own call and raw ffi_call with a prepared ffi_cif.
//
//     benchmarks --benchmark_filter='^dynamic' --benchmark_repetitions=5 --benchmark_enable_random_interleaving=true
//
// dynamic/<signature>/<way>: native, ffi_call, typed (call<R> with the signature's own types), slots, raw (void**),
// values (tagged values, checked), convert (C++ values, checked). Names of signatures: result and parameters.
#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/of.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace dynamic = ctypes::dynamic;

namespace {

struct two {
    double x, y;
};
struct mixed {
    long n;
    double x;
};
struct four {
    double a, b, c, d;
};

// Only called through addresses that the compiler does not know.
double d_dd(double a, double b) { return a + b; }
int i_ii(int a, int b) { return a + b; }
int i() { return 1; }
short s_cs(signed char a, short b) { return static_cast<short>(a + b); }
long double e_e(long double a) { return a * 2; }
double d_idldfp(int a, double b, long c, double d, float e, const void* p) {
    return a + b + static_cast<double>(c) + d + static_cast<double>(e) + (p != nullptr);
}
two two_two(two v) { // g++ makes a vector of two sums, and stalls on the way there and back
    v.x += 1;
    return v;
}
double d_mixed(mixed v) { return static_cast<double>(v.n) + v.x; }
double d_four(four v) { return v.a + v.b + v.c + v.d; }

/// Tells the compiler that the arguments may be others now, without moving them.
template <class T>
void changed(T& arguments) {
    asm volatile("" : : "r"(&arguments) : "memory");
}

template <class F>
struct of;
template <class R, class... A>
struct of<R(A...)> {
    using arguments = std::tuple<A...>;
    using result = R;

    static void native(benchmark::State& state, R (*f)(A...), const arguments& given) {
        changed(f); // it stands in memory, as it does when it was looked up in a library
        arguments a = given;
        for (auto _ : state) {
            changed(a);
            R r = std::apply(f, a);
            changed(r); // not DoNotOptimize: that copies a record just returned in two registers as a whole, with a stall
        }
    }

    static void ffi(benchmark::State& state, R (*f)(A...), const arguments& given) {
        const auto prepared = ctypes::detail::runtime::signature::prepare(dynamic::type::of<R(A...)>());
        ffi_cif* const cif = prepared->cif().get();
        arguments a = given;
        union {
            ffi_arg word;
            std::array<std::byte, sizeof(R)> room;
        } result;
        for (auto _ : state) {
            changed(a);
            // refilled, as ffi_call demands for large records
            auto addresses = std::apply([](auto&... each) { return std::array<void*, sizeof...(A)>{const_cast<void*>(static_cast<const void*>(&each))...}; }, a);
            ffi_call(cif, reinterpret_cast<void (*)()>(f), &result, addresses.data());
            changed(result);
        }
    }

    static void typed(benchmark::State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        for (auto _ : state) {
            changed(a);
            R r = std::apply([&](const auto&... each) { return f.template call<R>(each...); }, a);
            changed(r);
        }
    }

    static void raw(benchmark::State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        R result;
        auto addresses = std::apply([](auto&... each) { return std::array<void*, sizeof...(A)>{const_cast<void*>(static_cast<const void*>(&each))...}; }, a);
        for (auto _ : state) {
            changed(a);
            f.call(&result, addresses.data());
            changed(result);
        }
    }

    static void slots(benchmark::State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        dynamic::slots s = f.slots();
        for (auto _ : state) {
            changed(a);
            [&]<std::size_t... I>(std::index_sequence<I...>) { (s.set(I, std::get<I>(a)), ...); }(std::index_sequence_for<A...>{});
            R r = s.call<R>();
            changed(r);
        }
    }

    static void values(benchmark::State& state, const dynamic::function& f, const arguments& given) {
        std::vector<dynamic::value> v;
        std::apply([&](const auto&... each) { (v.emplace_back(each), ...); }, given);
        const std::span<const dynamic::value> all(v);
        for (auto _ : state) {
            dynamic::value r = f.call(all);
            benchmark::DoNotOptimize(r.address());
        }
    }

    static void convert(benchmark::State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        for (auto _ : state) {
            changed(a);
            dynamic::value r = std::apply(f, a);
            benchmark::DoNotOptimize(r.address());
        }
    }
};

template <class R, class... A>
bool add(const std::string& name, R (*f)(A...), const std::tuple<A...>& given) {
    using to = of<R(A...)>;
    const dynamic::function d(dynamic::type::of<R(A...)>(), reinterpret_cast<void (*)()>(f), name);
    const std::string prefix = "dynamic/" + name + "/";
    benchmark::RegisterBenchmark((prefix + "native").c_str(), [=](benchmark::State& s) { to::native(s, f, given); });
    benchmark::RegisterBenchmark((prefix + "ffi_call").c_str(), [=](benchmark::State& s) { to::ffi(s, f, given); });
    benchmark::RegisterBenchmark((prefix + "typed").c_str(), [=](benchmark::State& s) { to::typed(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "slots").c_str(), [=](benchmark::State& s) { to::slots(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "raw").c_str(), [=](benchmark::State& s) { to::raw(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "values").c_str(), [=](benchmark::State& s) { to::values(s, d, given); });
    benchmark::RegisterBenchmark((prefix + "convert").c_str(), [=](benchmark::State& s) { to::convert(s, d, given); });
    return true;
}

const int anything = 0;

void closure_handler(ffi_cif*, void* result, void** arguments, void*) {
    *static_cast<ffi_sarg*>(result) = *static_cast<int*>(arguments[0]) + *static_cast<int*>(arguments[1]);
}

void raw_closure(benchmark::State& state) {
    ffi_cif cif;
    ffi_type* parameters[] = {&ffi_type_sint32, &ffi_type_sint32};
    ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 2, &ffi_type_sint32, parameters);
    void* code = nullptr;
    auto* const closure = static_cast<ffi_closure*>(ffi_closure_alloc(sizeof(ffi_closure), &code));
    ffi_prep_closure_loc(closure, &cif, &closure_handler, nullptr, code);
    auto f = reinterpret_cast<int (*)(int, int)>(code);
    benchmark::DoNotOptimize(f);
    for (auto _ : state) benchmark::DoNotOptimize(f(1, 2));
    ffi_closure_free(closure);
}

void dynamic_callback(benchmark::State& state) {
    const dynamic::callback c(dynamic::type::of<int(int, int)>(),
                              [](const dynamic::arguments& a) { return a.as<int>(0) + a.as<int>(1); });
    auto f = reinterpret_cast<int (*)(int, int)>(c.address());
    benchmark::DoNotOptimize(f);
    for (auto _ : state) benchmark::DoNotOptimize(f(1, 2));
}

void dynamic_callback_references(benchmark::State& state) {
    const dynamic::callback c(dynamic::type::of<int(int, int)>(),
                              [](const dynamic::arguments& a) { return a[0].as<int>() + a[1].as<int>(); });
    auto f = reinterpret_cast<int (*)(int, int)>(c.address());
    benchmark::DoNotOptimize(f);
    for (auto _ : state) benchmark::DoNotOptimize(f(1, 2));
}

void dynamic_callback_values(benchmark::State& state) {
    const dynamic::callback c(dynamic::type::of<int(int, int)>(),
                              [](std::span<const dynamic::value> v) { return v[0].as<int>() + v[1].as<int>(); });
    auto f = reinterpret_cast<int (*)(int, int)>(c.address());
    benchmark::DoNotOptimize(f);
    for (auto _ : state) benchmark::DoNotOptimize(f(1, 2));
}

void prototype_prepared(benchmark::State& state) {
    for (auto _ : state) {
        const dynamic::declaration d = dynamic::prototype("double pow(double x, double y)");
        const dynamic::function f(d.type(), reinterpret_cast<void (*)()>(&d_dd), d.name());
        benchmark::DoNotOptimize(f.address());
    }
}

const bool registered = add("d_dd", &d_dd, {2.0, 3.0}) && add("i_ii", &i_ii, {2, 3}) && add("i", &i, {}) &&
                        add("s_cs", &s_cs, {static_cast<signed char>(2), static_cast<short>(3)}) && add("e_e", &e_e, {2.0L}) &&
                        add("d_idldfp", &d_idldfp, {1, 2.0, 3L, 4.0, 5.0F, &anything}) &&
                        add("two_two", &two_two, {two{1, 2}}) && add("d_mixed", &d_mixed, {mixed{1, 2}}) &&
                        add("d_four", &d_four, {four{1, 2, 3, 4}});

} // namespace

BENCHMARK(raw_closure)->Name("dynamic/callback/raw_closure");
BENCHMARK(dynamic_callback)->Name("dynamic/callback/arguments");
BENCHMARK(dynamic_callback_references)->Name("dynamic/callback/references");
BENCHMARK(dynamic_callback_values)->Name("dynamic/callback/values");
BENCHMARK(prototype_prepared)->Name("dynamic/prototype");
