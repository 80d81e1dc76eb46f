#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "c_side.hpp"

namespace {

struct counted {
    int n;
};
using small_pool = counted(counted);
using no_pool_at_all = counted(counted, counted);
using one_number = cb_number(cb_number, int);
using two_numbers = cb_number(cb_number, cb_number);

} // namespace

template <>
inline constexpr std::size_t ctypes::callback_pool_size<small_pool> = 3;
template <>
inline constexpr std::size_t ctypes::callback_pool_size<no_pool_at_all> = 0;
template <>
inline constexpr std::size_t ctypes::callback_pool_size<two_numbers> = 2;

TEST_CASE("the pool serves first, a closure when it is empty, and the pool again") {
    const auto before = ctypes::live();
    {
        std::vector<ctypes::callback<small_pool>> all;
        for (int i = 0; i < 5; ++i) all.emplace_back([i](counted c) { return counted{c.n + i}; });
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(all[i].route() == (i < 3 ? ctypes::route::pool : ctypes::route::closure));
            CHECK(all[i].pointer()({10}).n == 10 + static_cast<int>(i));
        }
        if (CTYPES_COUNT_LIVE) {
            CHECK(ctypes::live().callbacks == before.callbacks + 5);
            CHECK(ctypes::live().closures == before.closures + 2);
        }
        all.erase(all.begin());
        all.emplace_back([](counted c) { return c; });
        CHECK(all.back().route() == ctypes::route::pool);
    }
    CHECK(ctypes::live() == before);
}

TEST_CASE("the functions of a pool are all different, and so are closures") {
    std::vector<ctypes::callback<small_pool>> all;
    for (int i = 0; i < 6; ++i) all.emplace_back([](counted c) { return c; });
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK((all[i].pointer() != all[j].pointer()));
}

TEST_CASE("a signature with a pool of none has closures only") {
    const ctypes::callback<no_pool_at_all> add = [](counted a, counted b) { return counted{a.n + b.n}; };
    CHECK(add.route() == ctypes::route::closure);
    CHECK(add.pointer()({1}, {2}).n == 3);
}

TEST_CASE("a closure is used again, not made again") {
    const auto make = [](int by) {
        return ctypes::callback<no_pool_at_all>([by](counted a, counted b) { return counted{(a.n + b.n) * by}; });
    };
    auto first = make(1);
    const auto address = first.pointer();
    first = {};
    const auto second = make(-1);
    CHECK((second.pointer() == address));
    CHECK(second.pointer()({1}, {2}).n == -3);
}

TEST_CASE("a union crosses a pool callback") {
    const auto call = c_function<cb_number(one_number*, cb_number, int)>("cb_number");
    const ctypes::callback<one_number> add = [](cb_number number, int n) {
        number.integer += n;
        return number;
    };
    CHECK(call(add, {.integer = 40}, 2).integer == 42);
    const ctypes::callback<one_number> multiply = [](cb_number number, int n) {
        number.real *= n;
        return number;
    };
    CHECK(call(multiply, {.real = 1.5}, 3).real == 4.5);
}

TEST_CASE("where libffi cannot describe a type, an empty pool is an error that says what to do") {
    const auto first = [](cb_number a, cb_number) { return a; };
    const ctypes::callback<two_numbers> one = first, two = first;
    try {
        const ctypes::callback<two_numbers> three = first;
        FAIL("there was one more");
    } catch (const ctypes::ffi_error& error) {
        const std::string what = error.what();
        CAPTURE(what);
        CHECK(what.find("all 2 callbacks of cb_number(cb_number, cb_number) are in use") != what.npos);
        CHECK(what.find("ctypes::callback_pool_size") != what.npos);
    }
    CHECK(one.pointer()({.integer = 5}, {.integer = 6}).integer == 5);
}
