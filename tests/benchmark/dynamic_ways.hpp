// The ways of a call whose types are known at run time, and of a call back: `state` says how often, and takes the time
// (dynamic.cpp, Google Benchmark) or only counts (instructions/instructions.cpp).
//
//     for_each_signature([&](const char* name, auto* function, const auto& arguments) {
//         dynamic_ways::of<...>::native(state, function, arguments);
//     });
#pragma once

#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace dynamic_ways {

namespace dynamic = ctypes::dynamic;

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
inline double d_dd(double a, double b) { return a + b; }
inline int i_ii(int a, int b) { return a + b; }
inline int i() { return 1; }
inline short s_cs(signed char a, short b) { return static_cast<short>(a + b); }
inline long double e_e(long double a) { return a * 2; }
inline double d_idldfp(int a, double b, long c, double d, float e, const void* p) {
    return a + b + static_cast<double>(c) + d + static_cast<double>(e) + (p != nullptr);
}
inline two two_two(two v) { // g++ makes a vector of two sums, and stalls on the way there and back
    v.x += 1;
    return v;
}
inline double d_mixed(mixed v) { return static_cast<double>(v.n) + v.x; }
inline double d_four(four v) { return v.a + v.b + v.c + v.d; }
inline long l_llllllllll(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j) {
    return a + b + c + d + e + f + g + h + i + j;
}

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

    template <class State>
    static void native(State& state, R (*f)(A...), const arguments& given) {
        changed(f); // it stands in memory, as it does when it was looked up in a library
        arguments a = given;
        for ([[maybe_unused]] auto _ : state) {
            changed(a);
            R r = std::apply(f, a);
            changed(
                r); // not DoNotOptimize: that copies a record just returned in two registers as a whole, with a stall
        }
    }

    template <class State>
    static void ffi(State& state, R (*f)(A...), const arguments& given) {
        const auto prepared = ctypes::detail::runtime::signature::prepare(dynamic::type::of<R(A...)>());
        ffi_cif* const cif = prepared->cif().get();
        arguments a = given;
        union {
            ffi_arg word;
            std::array<std::byte, sizeof(R)> room;
        } result;
        for ([[maybe_unused]] auto _ : state) {
            changed(a);
            // refilled, as ffi_call demands for large records
            auto addresses = std::apply(
                [](auto&... each) {
                    return std::array<void*, sizeof...(A)>{const_cast<void*>(static_cast<const void*>(&each))...};
                },
                a);
            ffi_call(cif, reinterpret_cast<void (*)()>(f), &result, addresses.data());
            changed(result);
        }
    }

    template <class State>
    static void typed(State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        for ([[maybe_unused]] auto _ : state) {
            changed(a);
            R r = std::apply([&](const auto&... each) { return f.template call<R>(each...); }, a);
            changed(r);
        }
    }

    template <class State>
    static void raw(State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        R result;
        auto addresses = std::apply(
            [](auto&... each) {
                return std::array<void*, sizeof...(A)>{const_cast<void*>(static_cast<const void*>(&each))...};
            },
            a);
        for ([[maybe_unused]] auto _ : state) {
            changed(a);
            f.call(&result, addresses.data());
            changed(result);
        }
    }

    template <class State>
    static void argument_buffer(State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        dynamic::argument_buffer s = f.argument_buffer();
        for ([[maybe_unused]] auto _ : state) {
            changed(a);
            [&]<std::size_t... I>(std::index_sequence<I...>) { (s.set(I, std::get<I>(a)), ...); }
            (std::index_sequence_for<A...>{});
            R r = s.call<R>();
            changed(r);
        }
    }

    template <class State>
    static void values(State& state, const dynamic::function& f, const arguments& given) {
        std::vector<dynamic::value> v;
        std::apply([&](const auto&... each) { (v.emplace_back(each), ...); }, given);
        const std::span<const dynamic::value> all(v);
        for ([[maybe_unused]] auto _ : state) {
            dynamic::value r = f.call(all);
            changed(r);
        }
    }

    template <class State>
    static void convert(State& state, const dynamic::function& f, const arguments& given) {
        arguments a = given;
        for ([[maybe_unused]] auto _ : state) {
            changed(a);
            dynamic::value r = std::apply(f, a);
            changed(r);
        }
    }
};

inline const int anything = 0;

/// `visit(name, function, arguments)` for each of them. The names: result and parameters.
template <class Visit>
void for_each_signature(const Visit& visit) {
    using none = std::tuple<>;
    visit("d_dd", &d_dd, std::tuple<double, double>(2.0, 3.0));
    visit("i_ii", &i_ii, std::tuple<int, int>(2, 3));
    visit("i", &i, none());
    visit("s_cs", &s_cs, std::tuple<signed char, short>(static_cast<signed char>(2), static_cast<short>(3)));
    visit("e_e", &e_e, std::tuple<long double>(2.0L));
    visit("d_idldfp", &d_idldfp,
          std::tuple<int, double, long, double, float, const void*>(1, 2.0, 3L, 4.0, 5.0F, &anything));
    visit("two_two", &two_two, std::tuple<two>(two{1, 2}));
    visit("d_mixed", &d_mixed, std::tuple<mixed>(mixed{1, 2}));
    visit("d_four", &d_four, std::tuple<four>(four{1, 2, 3, 4}));
    visit("l_llllllllll", &l_llllllllll,
          std::tuple<long, long, long, long, long, long, long, long, long, long>(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L,
                                                                                 10L));
}

/// One call back after the other.
template <class State>
void call_back(State& state, int (*f)(int, int)) {
    changed(f);
    for ([[maybe_unused]] auto _ : state) {
        int r = f(1, 2);
        changed(r);
    }
}

inline void closure_handler(ffi_cif*, void* result, void** arguments, void*) {
    *static_cast<ffi_sarg*>(result) = *static_cast<int*>(arguments[0]) + *static_cast<int*>(arguments[1]);
}

template <class State>
void raw_closure(State& state) {
    ffi_cif cif;
    ffi_type* parameters[] = {&ffi_type_sint32, &ffi_type_sint32};
    ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 2, &ffi_type_sint32, parameters);
    void* code = nullptr;
    auto* const closure = static_cast<ffi_closure*>(ffi_closure_alloc(sizeof(ffi_closure), &code));
    ffi_prep_closure_loc(closure, &cif, &closure_handler, nullptr, code);
    auto f = reinterpret_cast<int (*)(int, int)>(code);
    call_back(state, f);
    ffi_closure_free(closure);
}

template <class State>
void dynamic_callback(State& state) {
    const dynamic::callback c(dynamic::type::of<int(int, int)>(),
                              [](const dynamic::arguments& a) { return a.as<int>(0) + a.as<int>(1); });
    auto f = reinterpret_cast<int (*)(int, int)>(c.address());
    call_back(state, f);
}

template <class State>
void dynamic_callback_references(State& state) {
    const dynamic::callback c(dynamic::type::of<int(int, int)>(),
                              [](const dynamic::arguments& a) { return a[0].as<int>() + a[1].as<int>(); });
    auto f = reinterpret_cast<int (*)(int, int)>(c.address());
    call_back(state, f);
}

template <class State>
void dynamic_callback_values(State& state) {
    const dynamic::callback c(dynamic::type::of<int(int, int)>(),
                              [](std::span<const dynamic::value> v) { return v[0].as<int>() + v[1].as<int>(); });
    auto f = reinterpret_cast<int (*)(int, int)>(c.address());
    call_back(state, f);
}

} // namespace dynamic_ways
