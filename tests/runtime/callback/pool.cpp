#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <thread>
#include <utility>
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
            CHECK(all[i].uses_closure() == (i >= 3));
            CHECK(all[i].pointer()({10}).n == 10 + static_cast<int>(i));
        }
        if (CTYPES_COUNT_LIVE) {
            CHECK(ctypes::live().callbacks == before.callbacks + 5);
            CHECK(ctypes::live().closures == before.closures + 2);
        }
        all.erase(all.begin());
        all.emplace_back([](counted c) { return c; });
        CHECK_FALSE(all.back().uses_closure());
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
    CHECK(add.uses_closure());
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

namespace {

using shifted = cb_number(cb_number, cb_number, short); // of usual size: callables have functions of their own
auto make_shifted(int by) {
    return [by](cb_number a, cb_number b, short s) { return cb_number{.integer = a.integer + b.integer * s + by}; };
}

} // namespace

TEST_CASE("the first living callback of a callable's type has a function of its own") {
    const auto before = ctypes::live();
    const auto answer = [](const ctypes::callback<shifted>& of) {
        return of.pointer()({.integer = 1}, {.integer = 2}, 3).integer;
    };
    ctypes::callback<shifted>::pointer_type own;
    {
        std::vector<ctypes::callback<shifted>> all;
        for (int i = 0; i < static_cast<int>(ctypes::callback_pool_size<shifted>) + 1; ++i)
            all.emplace_back(make_shifted(i * 10));
        own = all[0].pointer();
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK_FALSE(all[i].uses_closure()); // one more than the pool has
            CHECK(answer(all[i]) == 7 + static_cast<int>(i) * 10);
            for (std::size_t j = 0; j < i; ++j) CHECK((all[i].pointer() != all[j].pointer()));
        }
        const auto elsewhere = std::move(all[0]);
        CHECK((elsewhere.pointer() == own));
        CHECK(answer(elsewhere) == 7);
    }
    const ctypes::callback<shifted> again = make_shifted(5);
    CHECK((again.pointer() == own));
    CHECK(answer(again) == 12);
    std::vector<int> large(100, 4);
    const ctypes::callback<shifted> other = [large](cb_number, cb_number, short) {
        return cb_number{.integer = large[99]};
    };
    CHECK((other.pointer() != own));
    CHECK(answer(other) == 4);
    const ctypes::callback<void(shifted*)> nothing = [&](shifted*) { large[0] = 1; };
    nothing.pointer()(nullptr);
    CHECK(large[0] == 1);
    if (CTYPES_COUNT_LIVE) CHECK(ctypes::live().callbacks == before.callbacks + 3);
}

TEST_CASE("an own function carries exceptions, and belongs to one thread at a time") {
    const auto call = c_function<int(int (*)(int), int)>("cb_until");
    const ctypes::callback<int(int)> thrower([](int n) -> int { throw n; }, ctypes::error_result(-1));
    CHECK_THROWS_AS(call(thrower, 3), int);

    ctypes::callback<shifted> own = make_shifted(8);
    const auto pointer = own.pointer();
    std::thread([&] {
        const ctypes::callback<shifted> elsewhere = make_shifted(1);
        CHECK((elsewhere.pointer() != pointer));
        own = {}; // given back from another thread
        const ctypes::callback<shifted> still = make_shifted(2);
        CHECK((still.pointer() != pointer));
        CHECK(still.pointer()({.integer = 1}, {.integer = 1}, 1).integer == 4);
    }).join();
    own = make_shifted(3);
    CHECK((own.pointer() == pointer));
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
