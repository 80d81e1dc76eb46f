// The matrix: a type in every position on every path.
//
//     MATRIX_TESTS(MATRIX_INTEGERS)        // a test case for each type of the list, see types.h
//
// Paths to C: the compiler's own call of a plain function pointer, ctypes::function, libffi. Paths from C: a
// callback in the pool, a callback by closure. What C got is read from where C put it; both sides have the values
// from the same list, so each path is compared with known values, and so with every other.
#pragma once

// One callback of a signature comes from the pool, the next is a closure.
#define CTYPES_CALLBACK_POOL_SIZE 1

#include "c_fixtures/clib.hpp"
#include "types.h"

#include <ctypes/callback.hpp>
#include <ctypes/libffi_call.hpp>

#include <complex>
#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>

namespace matrix {

/// A type as a member of a struct.
template <class T>
struct in {
    char before;
    T value;
    short after;
    bool operator==(const in&) const = default;
};

/// C's type for `T`, for the compiler's own call: C has no std::complex, and enums are integers behind `...`.
template <class T>
struct in_c {
    using type = T;
    static T to(const T& value) { return value; }
    static T promoted(const T& value) { return value; }
};
template <class T>
requires std::is_enum_v<T>
struct in_c<T> {
    using type = T;
    static T to(T value) { return value; }
    static auto promoted(T value) { return +static_cast<std::underlying_type_t<T>>(value); }
};
template <>
struct in_c<std::nullptr_t> {
    using type = std::nullptr_t;
    static std::nullptr_t to(std::nullptr_t) { return nullptr; }
    static void* promoted(std::nullptr_t) { return nullptr; }
};
template <class Complex, class T>
struct complex_in_c {
    using type = Complex;
    static type to(const std::complex<T>& value) {
        type result;
        std::memcpy(&result, &value, sizeof result);
        return result;
    }
    static type promoted(const std::complex<T>& value) { return to(value); }
};
__extension__ typedef __complex__ float c_complex_float;
__extension__ typedef __complex__ double c_complex_double;
__extension__ typedef __complex__ long double c_complex_long_double;
template <>
struct in_c<std::complex<float>> : complex_in_c<c_complex_float, float> {};
template <>
struct in_c<std::complex<double>> : complex_in_c<c_complex_double, double> {};
template <>
struct in_c<std::complex<long double>> : complex_in_c<c_complex_long_double, long double> {};

template <class T>
T from_c(const typename in_c<T>::type& value) {
    if constexpr (std::is_same_v<T, typename in_c<T>::type>) {
        return value;
    } else {
        T result;
        std::memcpy(static_cast<void*>(&result), &value, sizeof result);
        return result;
    }
}

template <class Signature>
struct direct_call;
template <class R, class... A>
struct direct_call<R(A...)> {
    R (*function)(A...);
    R operator()(const A&... arguments) const {
        const auto in_c_types = reinterpret_cast<typename in_c<R>::type (*)(typename in_c<A>::type...)>(
            reinterpret_cast<void (*)()>(function));
        return from_c<R>(in_c_types(in_c<A>::to(arguments)...));
    }
};
template <class... A>
struct direct_call<void(A...)> {
    void (*function)(A...);
    void operator()(const A&... arguments) const {
        const auto in_c_types =
            reinterpret_cast<void (*)(typename in_c<A>::type...)>(reinterpret_cast<void (*)()>(function));
        in_c_types(in_c<A>::to(arguments)...);
    }
};
template <class R, class... A>
struct direct_call<R(A..., ...)> {
    R (*function)(A..., ...);
    template <class... Args>
    R operator()(const Args&... arguments) const {
        return function(in_c<Args>::promoted(arguments)...);
    }
};

// The paths to C.
struct by_compiler {
    static constexpr const char* name = "by the compiler";
    template <class Signature>
    static direct_call<Signature> bind(const std::string& symbol) {
        return {clib::symbol<Signature>(symbol.c_str())};
    }
};
struct by_function {
    static constexpr const char* name = "by ctypes::function";
    template <class Signature>
    static ctypes::function<Signature> bind(const std::string& symbol) {
        return {clib::symbol<Signature>(symbol.c_str())};
    }
};
struct by_libffi {
    static constexpr const char* name = "by libffi";
    template <class Signature>
    static auto bind(const std::string& symbol) {
        return ctypes::via_libffi(by_function::bind<Signature>(symbol));
    }
};

template <class T>
using between = int(signed char, T, double, T, float);
template <class T>
using on_stack = int(long, long, long, long, long, long, long, long, double, double, double, double, double, double,
                     double, double, T, signed char, T);

/// Whether libffi passes `T` on the stack as this compiler does; clang places a 128-bit integer its own way there, and
/// the library refuses to take such a signature to libffi.
template <class T, class Signature = on_stack<T>>
inline constexpr bool stack_by_libffi = false;
template <class T, class R, class... A>
inline constexpr bool stack_by_libffi<T, R(A...)> = ctypes::detail::has_ffi_signature<R, ctypes::types<A...>>;

/// Whether libffi takes `T` as an argument at all: not on AArch64, if the place depends on whether an alignas is the
/// record's or a member's, as C++ tells nobody.
template <class T>
inline constexpr bool taken_by_libffi = ctypes::detail::has_ffi_signature<int, ctypes::types<T>>;

/// One comparison. A function, as doctest's macros take their time in a template.
inline void check(bool right, const std::string& name, const char* path, const char* position) {
    CHECK_MESSAGE(right, (name + ", " + path + ": " + position));
}

/// The tests of one type.
template <class T>
class cell {
public:
    cell(const char* name, const T& first, const T& second)
        : name_("matrix_" + std::string(name) + "_"), values_{first, second},
          seen_(clib::address((name_ + "seen").c_str())) {}

    void run() {
        static_assert(ctypes::has_ffi_type<T>(), "every type of the matrix goes through libffi");
        to_c<by_compiler>();
        to_c<by_function>();
        if constexpr (taken_by_libffi<T>) to_c<by_libffi>();
        run_as_member();
        for_each_route([this] {
            from_c_between();
            if (route_ == ctypes::route::pool || stack_by_libffi<T>) from_c_on_stack();
        });
    }

    /// For the struct around a type: that it crosses in each direction.
    void run_as_member() {
        static_assert(ctypes::has_ffi_type<T>(), "every type of the matrix goes through libffi");
        argument_and_result<by_compiler>();
        argument_and_result<by_function>();
        if constexpr (taken_by_libffi<T>) {
            argument_and_result<by_libffi>();
        } else {
            static_assert(ctypes::abi::host == ctypes::abi::platform_abi::aapcs64 && alignof(T) == 16);
            MESSAGE(name_ << "*: not by libffi and by closure, which refuse what an alignas(16) may be of");
        }
        for_each_route([this] {
            from_c_alone();
            from_c_result();
        });
    }

private:
    template <class Test>
    void for_each_route(const Test& test) {
        for (const ctypes::route route : {ctypes::route::pool, ctypes::route::closure}) {
            if (route == ctypes::route::closure && !taken_by_libffi<T>) continue;
            route_ = route;
            test();
        }
    }

    // What C stored is looked at as what C has: a nullptr_t is null whatever its bytes are.
    using stored = std::conditional_t<std::is_null_pointer_v<T>, void*, T>;

    template <class Path>
    static constexpr bool on_stack_by = !std::is_same_v<Path, by_libffi> || stack_by_libffi<T>;

    template <class Path>
    void argument_and_result() {
        const auto expect = [this](bool right, const char* position) { check(right, name_, Path::name, position); };

        const auto take = Path::template bind<void(T)>(name_ + "take");
        for (const T& value : values_) {
            forget();
            take(value);
            expect(saw(0, value), "the only argument");
        }
        const auto make = Path::template bind<T(int)>(name_ + "make");
        expect(make(0) == values_[0] && make(1) == values_[1], "the result");
    }

    template <class Path>
    void to_c() {
        const auto expect = [this](bool right, const char* position) { check(right, name_, Path::name, position); };

        forget();
        const int in_between =
            Path::template bind<between<T>>(name_ + "take_between")(-3, values_[0], 0.25, values_[1], 0.5F);
        expect(in_between == 1 && saw_both(), "an argument between others");

        if constexpr (on_stack_by<Path>) {
            forget();
            const int stacked = Path::template bind<on_stack<T>>(name_ + "take_on_stack")(
                1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, values_[0], -3, values_[1]);
            expect(stacked == 1 && saw_both(), "an argument on the stack");
        }

        // behind the dots a std::array goes as C's arrays do, as a pointer
        if constexpr (!ctypes::detail::is_std_array<T>) variadic<Path>();
    }

    template <class Path>
    void variadic() {
        const auto expect = [this](bool right, const char* position) { check(right, name_, Path::name, position); };

        const auto take_variadic = Path::template bind<int(int, ...)>(name_ + "take_variadic");
        forget();
        const int alone = take_variadic(0, values_[0], -3, values_[1]);
        expect(alone == 1 && saw_both(), "an argument behind the dots");
        if constexpr (stack_by_libffi<T>) { // clang 14 does not agree with itself on the others
            forget();
            const int stacked = take_variadic(8, 1L, 0.1, 2L, 0.2, 3L, 0.3, 4L, 0.4, 5L, 0.5, 6L, 0.6, 7L, 0.7, 8L, 0.8,
                                              values_[0], -3, values_[1]);
            expect(stacked == 1 && saw_both(), "an argument behind the dots, on the stack");
        }
    }

    void from_c_alone() {
        T got{};
        const auto call = clib::symbol<int(int (*)(T), int)>((name_ + "call").c_str());
        with<int(T)>(
            [&got](T a) {
                got = a;
                return 77;
            },
            [&](int (*pointer)(T)) {
                for (int which : {0, 1}) {
                    got = values_[1 - which];
                    expect_from_c(call(pointer, which) == 77 && got == values_[which], "the only argument");
                }
            });
    }

    void from_c_between() {
        T got[2] = {values_[1], values_[0]};
        bool others = false;
        with<between<T>>(
            [&](signed char c, T a, double d, T b, float f) {
                got[0] = a, got[1] = b;
                others = c == -3 && d == 0.25 && f == 0.5F;
                return 78;
            },
            [&](between<T>* pointer) {
                const int result = clib::symbol<int(between<T>*)>((name_ + "call_between").c_str())(pointer);
                expect_from_c(result == 78 && others && got[0] == values_[0] && got[1] == values_[1],
                              "an argument between others");
            });
    }

    void from_c_on_stack() {
        T got[2] = {values_[1], values_[0]};
        bool others = false;
        with<on_stack<T>>(
            [&](long i1, long i2, long i3, long i4, long i5, long i6, long i7, long i8, double d1, double d2, double d3,
                double d4, double d5, double d6, double d7, double d8, T a, signed char c, T b) {
                got[0] = a, got[1] = b;
                others = i1 == 1 && i2 == 2 && i3 == 3 && i4 == 4 && i5 == 5 && i6 == 6 && i7 == 7 && i8 == 8 &&
                         d1 == 0.1 && d2 == 0.2 && d3 == 0.3 && d4 == 0.4 && d5 == 0.5 && d6 == 0.6 && d7 == 0.7 &&
                         d8 == 0.8 && c == -3;
                return 79;
            },
            [&](on_stack<T>* pointer) {
                const int result = clib::symbol<int(on_stack<T>*)>((name_ + "call_on_stack").c_str())(pointer);
                expect_from_c(result == 79 && others && got[0] == values_[0] && got[1] == values_[1],
                              "an argument on the stack");
            });
    }

    void from_c_result() {
        const auto call_for_result = clib::symbol<void(T(*)(int), int)>((name_ + "call_for_result").c_str());
        with<T(int)>([&](int which) { return values_[which]; },
                     [&](T (*pointer)(int)) {
                         forget();
                         for (int which : {0, 1}) call_for_result(pointer, which);
                         expect_from_c(saw_both(), "the result");
                     });
    }

    /// Runs `test` with a callback that has taken this route.
    template <class Signature, class F, class Test>
    void with(const F& callable, const Test& test) {
        const ctypes::callback<Signature> first = callable;
        if (route_ == ctypes::route::pool) {
            expect_from_c(!first.uses_closure(), "the route");
            test(first.pointer());
        } else {
            const ctypes::callback<Signature> second = callable;
            expect_from_c(second.uses_closure(), "the route");
            test(second.pointer());
        }
    }

    void expect_from_c(bool right, const char* position) const {
        check(right, name_, route_ == ctypes::route::pool ? "from C, in the pool" : "from C, by closure", position);
    }

    void forget() { std::memset(seen_, 0xEE, sizeof(stored[2])); }
    bool saw(std::size_t which, const T& value) const {
        stored found;
        std::memcpy(static_cast<void*>(&found), static_cast<const char*>(seen_) + which * sizeof found, sizeof found);
        return found == static_cast<stored>(value);
    }
    bool saw_both() const { return saw(0, values_[0]) && saw(1, values_[1]); }

    std::string name_;
    T values_[2];
    void* seen_;
    ctypes::route route_ = ctypes::route::none;
};

} // namespace matrix

#define MATRIX_TEST(name, c_type, cxx_type, promoted, first, second)                                                   \
    TEST_CASE(#name " in every position, on every path") {                                                             \
        using type = cxx_type;                                                                                         \
        const type a = UNPACK first;                                                                                   \
        const type b = UNPACK second;                                                                                  \
        matrix::cell<type>(#name, a, b).run();                                                                         \
    }                                                                                                                  \
    TEST_CASE(#name " as a member of a struct, on every path") {                                                       \
        using type = matrix::in<cxx_type>;                                                                             \
        const type a = {'b', UNPACK first, -300};                                                                      \
        const type b = {'B', UNPACK second, 301};                                                                      \
        matrix::cell<type>("in_" #name, a, b).run_as_member();                                                         \
    }
#define MATRIX_TESTS(list) list(MATRIX_TEST)
