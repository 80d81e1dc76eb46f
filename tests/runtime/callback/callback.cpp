#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "c_side.hpp"

namespace {

using ints = int(int);

int twice(int n) { return 2 * n; }

struct adder {
    int by;
    int add(int n) { return by += n; }
    int operator()(int n) const { return n + by; }
};

// Says when it is destroyed, and fits into no slot.
struct large {
    std::shared_ptr<int> alive;
    std::array<int, 100> numbers{};
    int operator()(int n) const { return n + numbers[99]; }
};

} // namespace

TEST_CASE("a capturing lambda sorts with qsort and counts the comparisons") {
    int count = 0;
    ctypes::callback<int(const void*, const void*)> compare = [&](auto a, auto b) {
        ++count;
        return *static_cast<const int*>(a) - *static_cast<const int*>(b);
    };
    int data[] = {5, 1, 4, 2, 3};
    std::qsort(data, 5, sizeof *data, compare);
    CHECK(std::is_sorted(data, data + 5));
    CHECK(count >= 4);
}

TEST_CASE("a callback can be made of anything that can be called") {
    const ctypes::callback<ints> of_function = twice, of_pointer = &twice;
    CHECK(of_function.pointer()(21) == 42);
    CHECK(of_pointer.pointer()(21) == 42);

    const ctypes::callback<ints> of_object = adder{2};
    CHECK(of_object.pointer()(40) == 42);

    adder sum{40};
    const ctypes::callback<int(adder*, int)> of_member = &adder::add;
    CHECK(of_member.pointer()(&sum, 2) == 42);
    CHECK(sum.by == 42);
    const ctypes::callback<int(adder*)> of_data_member = &adder::by;
    CHECK(of_data_member.pointer()(&sum) == 42);

    const ctypes::callback<ints> of_move_only = [p = std::make_unique<int>(2)](int n) { return n + *p; };
    CHECK(of_move_only.pointer()(40) == 42);

    const std::function<ints> function = [&](int n) { return n + sum.by; };
    const ctypes::callback<ints> of_std_function = function;
    CHECK(of_std_function.pointer()(0) == 42);

    const ctypes::callback<ints> of_mutable = [n = 0](int by) mutable { return n += by; };
    of_mutable.pointer()(40);
    CHECK(of_mutable.pointer()(2) == 42);

    const ctypes::callback<ints> of_generic = [](auto... n) { return (n + ...); };
    CHECK(of_generic.pointer()(42) == 42);
}

TEST_CASE("a result converts as C++ converts it, and is ignored where C wants none") {
    const ctypes::callback<long(int)> widened = [](int n) { return static_cast<short>(n); };
    CHECK(widened.pointer()(-3) == -3L);
    const ctypes::callback<const void*(int)> to_void = [](int) { return "text"; };
    CHECK(*static_cast<const char*>(to_void.pointer()(0)) == 't');
    int calls = 0;
    const ctypes::callback<void(int)> ignored = [&](int n) {
        calls += n;
        return std::string("nobody reads this");
    };
    ignored.pointer()(2);
    CHECK(calls == 2);
}

TEST_CASE("moving a callback changes nothing for C") {
    const auto before = ctypes::live();
    {
        int seen = 0;
        ctypes::callback<ints> first = [&seen, kept = std::string("longer than any small string can be")](int n) {
            return seen = n + static_cast<int>(kept.size());
        };
        const auto pointer = first.pointer();
        const int answer = pointer(1);
        std::vector<ctypes::callback<ints>> many;
        many.push_back(std::move(first));
        many.resize(20);
        CHECK_FALSE(first);
        CHECK((first.pointer() == nullptr));
        CHECK_FALSE(first.uses_closure());
        CHECK((many[0].pointer() == pointer));
        CHECK(pointer(1) == answer);
        CHECK(seen == answer);
    }
    CHECK(ctypes::live() == before);
}

TEST_CASE("the signature can be the name C has for the pointer, or be left to the callable") {
    using c_name = int (*)(const char*, int);
    const ctypes::callback<c_name> named = [](const char* text, int n) { return text[n] - '0'; };
    CHECK(named.pointer()("0123", 2) == 2);
    ctypes::callback<c_name> moved;
    moved = ctypes::callback<c_name>([](auto...) -> int { throw 1; }, ctypes::error_result(3));
    CHECK_FALSE(moved.uses_closure());

    const ctypes::callback of_lambda = [&](const char* text, int n) { return named.pointer()(text, n) + 1; };
    CHECK(of_lambda.pointer()("0123", 2) == 3);
    const ctypes::callback of_function = twice;
    CHECK(of_function.pointer()(21) == 42);
}

TEST_CASE("an empty callback is a null pointer to C") {
    const ctypes::callback<ints> empty;
    const ctypes::callback<ints>::pointer_type pointer = empty;
    CHECK((pointer == nullptr));
    CHECK_FALSE(empty);
}

TEST_CASE("the callable lives as long as the callback, in the slot or on the heap, on both routes") {
    const auto before = ctypes::live();
    const auto alive = std::make_shared<int>();
    const auto small = [alive](int n) { return n; };
    const auto check = [&] {
        ctypes::callback<ints> a = small;
        ctypes::callback<ints> b = large{alive, {}};
        CHECK(alive.use_count() == 4);
        CHECK(b.pointer()(4) == 4);
        a = twice;
        CHECK(alive.use_count() == 3);
        a = std::move(b);
        CHECK(alive.use_count() == 3);
        CHECK(a.pointer()(4) == 4);
        a = {};
        CHECK(alive.use_count() == 2);
    };
    check();
    {
        const no_pool<ints> rest;
        check();
    }
    CHECK(alive.use_count() == 2);
    CHECK(ctypes::live() == before);
}

TEST_CASE("a callable that cannot be copied leaves nothing behind") {
    struct thrower {
        thrower() = default;
        thrower(const thrower&) { throw 42; }
        int operator()(int n) const { return n; }
    };
    const auto before = ctypes::live();
    const thrower callable;
    for (int i = 0; i < 1000; ++i) CHECK_THROWS_AS(ctypes::callback<ints>{callable}, int);
    const ctypes::callback<ints> next = twice;
    CHECK_FALSE(next.uses_closure());
    CHECK(ctypes::live().callbacks == before.callbacks + (CTYPES_COUNT_LIVE ? 1 : 0));
}

TEST_CASE("a null function pointer is no callback") {
    int (*const none)(int) = nullptr;
    CHECK_THROWS_AS(ctypes::callback<ints>{none}, ctypes::error);
    int (adder::*const no_member)(int) = nullptr;
    CHECK_THROWS_AS((ctypes::callback<int(adder*, int)>{no_member}), ctypes::error);
}

TEST_CASE("a callback may call itself") {
    ctypes::callback<ints> factorial;
    factorial = [&](int n) { return n < 2 ? 1 : n * factorial.pointer()(n - 1); };
    CHECK(factorial.pointer()(10) == 3628800);
    const no_pool<ints> rest;
    ctypes::callback<ints> sum;
    const auto add_up = [&](int n) { return n == 0 ? 0 : n + sum.pointer()(n - 1); };
    const ctypes::callback<ints> first = add_up; // has the function of its type
    sum = add_up;
    CHECK(sum.uses_closure());
    CHECK(sum.pointer()(1000) == 500500);
}

TEST_CASE("a callback may call C that calls back, and make and destroy other callbacks") {
    const auto each = c_function<int(int (*)(int), int, int*)>("cb_each");
    const auto before = ctypes::live();
    {
        std::vector<ctypes::callback<ints>> others;
        for (int i = 0; i < 50; ++i) others.emplace_back(twice);
        const ctypes::callback<ints> outer = [&](int n) {
            others.pop_back();
            const ctypes::callback<ints> inner = [n](int m) { return 10 * n + m; };
            int answers[3];
            each(inner, 3, answers);
            others.emplace_back(twice);
            others.pop_back();
            return answers[0] + answers[1] + answers[2];
        };
        int answers[4];
        each(outer, 4, answers);
        CHECK(answers[3] == 93);
        CHECK(others.size() == 46);
    }
    CHECK(ctypes::live() == before);
}

TEST_CASE("errno is as the callable left it, and as C left it where the callable does nothing") {
    const auto errno_after = c_function<int(int (*)(int), int)>("cb_errno_after");
    const ctypes::callback<ints> quiet = twice, sets = [](int) { return errno = 7; };
    CHECK(errno_after(quiet, 5) == 5);
    CHECK(errno_after(sets, 5) == 7);
    const no_pool<ints> rest;
    const ctypes::callback<ints> quiet_closure = twice, sets_in_closure = [](int) { return errno = 7; };
    CHECK(errno_after(quiet_closure, 5) == 5);
    CHECK(errno_after(sets_in_closure, 5) == 7);
}
