#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <string>

#include "c_side.hpp"

namespace {

template <class T>
using between = T(int, T, T);
template <class T>
using stacked = T(long, long, long, long, long, long, long, long, double, double, double, double, double, double,
                  double, double, T, char);

} // namespace

template <class T>
inline constexpr std::size_t ctypes::callback_pool_size<between<T>> = 2;
template <class T>
inline constexpr std::size_t ctypes::callback_pool_size<stacked<T>> = 2;

namespace {

bool same(cb_byte a, cb_byte b) { return a.only == b.only; }
bool same(cb_pair a, cb_pair b) { return a.first == b.first && a.second == b.second; }
bool same(cb_odd a, cb_odd b) { return std::memcmp(a.text, b.text, 3) == 0; }
bool same(cb_floats a, cb_floats b) { return a.x == b.x && a.y == b.y && a.z == b.z; }
bool same(cb_doubles a, cb_doubles b) { return a.x == b.x && a.y == b.y; }
bool same(cb_mixed a, cb_mixed b) { return a.x == b.x && a.n == b.n; }
bool same(cb_turned a, cb_turned b) { return a.x == b.x && a.n == b.n; }
bool same(cb_nested a, cb_nested b) { return same(a.head, b.head) && same(a.body, b.body); }
bool same(cb_large a, cb_large b) {
    return std::memcmp(a.numbers, b.numbers, sizeof a.numbers) == 0 && same(a.last, b.last);
}
bool same(cb_long_double a, cb_long_double b) { return a.x == b.x; }

// The plain functions; callbacks run the same ones.
template <class T>
T second_of_three(int n, T first, T second) {
    return n == 3 ? second : first;
}
template <class T>
T from_the_stack(long, long, long, long, long, long, long, long h, double, double, double, double, double, double,
                 double, double p, T value, char letter) {
    return h == 8 && p == 8 && letter == 'c' ? value : T{};
}

template <class T>
void check(const std::string& name, T first, T second) {
    const auto give = c_function<T(between<T>*, T, T)>("cb_record_" + name);
    const auto give_on_stack = c_function<T(stacked<T>*, T)>("cb_stacked_record_" + name);

    const ctypes::callback<between<T>> pooled = &second_of_three<T>;
    const ctypes::callback<stacked<T>> pooled_stacked = &from_the_stack<T>;
    const no_pool<between<T>> no_between;
    const no_pool<stacked<T>> no_stacked;
    const ctypes::callback<between<T>> closure = &second_of_three<T>;
    const ctypes::callback<stacked<T>> closure_stacked = &from_the_stack<T>;

    CAPTURE(name);
    CHECK(same(give(&second_of_three<T>, first, second), second));
    CHECK(same(give(pooled, first, second), second));
    CHECK(same(give(closure, first, second), second));
    CHECK(same(give_on_stack(&from_the_stack<T>, second), second));
    CHECK(same(give_on_stack(pooled_stacked, second), second));
    CHECK(same(give_on_stack(closure_stacked, second), second));
}

} // namespace

TEST_CASE("records cross a callback by value, in and out, in registers and on the stack, on both routes") {
    check<cb_byte>("byte", {1}, {-2});
    check<cb_pair>("pair", {1, 2}, {-3, 4});
    check<cb_odd>("odd", {"ab"}, {{'x', 'y', 'z'}});
    check<cb_floats>("floats", {1, 2, 3}, {-4, 5.5f, 6});
    check<cb_doubles>("doubles", {1, 2}, {-0.5, 7});
    check<cb_mixed>("mixed", {1, 2}, {-0.5, -7});
    check<cb_turned>("turned", {1, 2}, {-7, -0.5});
    check<cb_nested>("nested", {{1}, {1, 2, 3}}, {{-9}, {7, 8, 9}});
    check<cb_large>("large", {{1, 2, 3, 4, 5}, {6, 7}}, {{-1, -2, -3, -4, -5}, {-6, -7}});
    check<cb_long_double>("long_double", {1}, {1.0L / 3});
}

TEST_CASE("a large record is handed to the callable without a copy") {
    using sum = long(cb_large);
    const ctypes::callback<sum> by_reference = [](const cb_large& large) {
        return large.numbers[0] + large.last.second;
    };
    const ctypes::callback<sum> by_value = [](cb_large large) { return large.numbers[0] + large.last.second; };
    const cb_large large{{1, 2, 3, 4, 5}, {6, 7}};
    CHECK(by_reference.pointer()(large) == 8);
    CHECK(by_value.pointer()(large) == 8);
}
