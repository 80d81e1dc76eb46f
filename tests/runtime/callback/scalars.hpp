// Sends values of a scalar type through callbacks on both routes and compares what comes back.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "c_side.hpp"

/// Values that come out wrong when a byte too few or too many is taken, or a sign is lost.
template <class T>
std::vector<T> values();

template <class T>
using among = T(char, T, signed char, T, double);
template <class T>
using stacked = T(long, long, long, long, long, long, long, long, double, double, double, double, double, double,
                  double, double, T, char, T);

// There are many signatures here, so each has a small pool.
template <class T>
inline constexpr std::size_t ctypes::callback_pool_size<among<T>> = 2;
template <class T>
inline constexpr std::size_t ctypes::callback_pool_size<stacked<T>> = 2;

// Each gives the second value back if everything around it has arrived, else the first.
template <class T>
T plain_among(char one, T first, signed char minus_two, T second, double half) {
    return one == 1 && minus_two == -2 && half == 0.5 ? second : first;
}
template <class T>
T plain_stacked(long a, long b, long c, long d, long e, long f, long g, long h, double i, double j, double k, double l,
                double m, double n, double o, double p, T first, char letter, T second) {
    const bool right = a == 1 && b == 2 && c == 3 && d == 4 && e == 5 && f == 6 && g == 7 && h == 8 && i == 1 &&
                       j == 2 && k == 3 && l == 4 && m == 5 && n == 6 && o == 7 && p == 8 && letter == 'c';
    return right ? second : first;
}

/// The C function that calls back, with the plain function, a pool callback and a closure, for all values.
template <class T, class Signature>
void check_position(const std::string& name, Signature* plain) {
    const auto call = c_function<T(Signature*, T, T)>(name);
    const ctypes::callback<Signature> pooled = plain;
    const no_pool<Signature> rest;
    const ctypes::callback<Signature> closure = plain;
    REQUIRE_FALSE(pooled.uses_closure());
    REQUIRE(closure.uses_closure());

    const std::vector<T> all = values<T>();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const T wanted = all[i], other = all[(i + 1) % all.size()];
        // C++ does not pass std::complex<long double> as C passes its own; a callback does
        const bool by_compiler = !ctypes::detail::crosses_unchanged<T> || call(plain, other, wanted) == wanted;
        const bool by_pool = call(pooled, other, wanted) == wanted;
        const bool by_closure = call(closure, other, wanted) == wanted;
        INFO(name, ", value ", i);
        CHECK(by_compiler);
        CHECK(by_pool);
        CHECK(by_closure);
    }
}

template <class T>
void check_scalar(const std::string& type) {
    check_position<T>("cb_among_" + type, &plain_among<T>);
    check_position<T>("cb_stacked_" + type, &plain_stacked<T>);
}
