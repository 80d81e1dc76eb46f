#include <ctypes/data_callback.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/library.hpp>
#include <ctypes/out.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct sqlite3;

namespace {

using three_numbers = int(void*, int, int);

/// C that calls back `count` times, until it is told to stop by 7.
extern "C" int repeat(int count, int (*f)(void*, int, int), void* data) {
    int sum = 0;
    for (int i = 0; i < count; ++i) {
        const int answer = f(data, i, 2 * i);
        if (answer == 7) return -sum;
        sum += answer;
    }
    return sum;
}
extern "C" int two_data(int (*f)(void*, int, void*), void* a, void* b) { return f(a, 5, b); }

} // namespace

TEST_CASE("a lambda with captures travels through the user data") {
    int seen = 0;
    const ctypes::data_callback<three_numbers> add = [&seen](int a, int b) {
        ++seen;
        return a + b;
    };
    CHECK(repeat(4, add.function(), add.data()) == 18);
    CHECK(seen == 4);
}

TEST_CASE("the pair stays the same when the object moves") {
    ctypes::data_callback<three_numbers> first = [n = 0](int, int) mutable { return ++n; };
    void* const data = first.data();
    const ctypes::data_callback<three_numbers> second = std::move(first);
    CHECK(second.data() == data);
    CHECK(first.data() == nullptr);
    CHECK((first.function() == nullptr));
    CHECK(repeat(3, second.function(), second.data()) == 6);
    const ctypes::data_callback<three_numbers> empty;
    CHECK((empty.function() == nullptr));
}

TEST_CASE("a callable that can only be moved is owned, and destroyed with the object") {
    const auto kept = std::make_shared<int>(3);
    {
        auto own = std::make_unique<std::shared_ptr<int>>(kept);
        const ctypes::data_callback<three_numbers> c = [own = std::move(own)](int, int) { return **own; };
        CHECK(kept.use_count() == 2);
        CHECK(repeat(2, c.function(), c.data()) == 6);
    }
    CHECK(kept.use_count() == 1);
}

TEST_CASE("assignment destroys what was there") {
    const auto kept = std::make_shared<int>();
    ctypes::data_callback<three_numbers> c = [kept](int, int) { return 1; };
    c = ctypes::data_callback<three_numbers>([](int, int) { return 2; });
    CHECK(kept.use_count() == 1);
    CHECK(repeat(1, c.function(), c.data()) == 2);
}

TEST_CASE("released to C, the callable is destroyed by the destructor C gets, once") {
    const auto kept = std::make_shared<int>();
    ctypes::data_callback<three_numbers> c = [kept](int, int) { return 1; };
    auto* const function = c.function();
    void* const data = c.release();
    c = {};
    CHECK(kept.use_count() == 2);
    CHECK(repeat(2, function, data) == 2);
    ctypes::data_callback<three_numbers>::destroy()(data);
    CHECK(kept.use_count() == 1);
    ctypes::data_callback<three_numbers>::destroy()(nullptr); // C may have none
}

TEST_CASE("where there are two void pointers, the user data is named") {
    const ctypes::data_callback<int(void*, int, void*), 2> last = [](void* other, int n) {
        return n + *static_cast<int*>(other);
    };
    int other = 10;
    CHECK(two_data(last.function(), &other, last.data()) == 15);
    const ctypes::data_callback<int(void*, int, void*), 0> first = [](int n, void* given) {
        return n - *static_cast<int*>(given);
    };
    CHECK(two_data(first.function(), first.data(), &other) == -5);
}

TEST_CASE("an exception arrives at the call, and C gets the error result") {
    const ctypes::function<int(int, three_numbers*, void*)> call(&repeat);
    int runs = 0;
    const auto throwing = [&runs](int a, int) -> int {
        ++runs;
        if (a == 2) throw std::runtime_error("two");
        return a;
    };
    const ctypes::data_callback<three_numbers> c(throwing, ctypes::error_result(7));
    CHECK_THROWS_WITH_AS(call(1000, c.function(), c.data()), "two", std::runtime_error);
    CHECK(runs == 3);
    const ctypes::data_callback<three_numbers> without = throwing;
    runs = 0;
    CHECK_THROWS_AS(call(1000, without.function(), without.data()), std::runtime_error);
    CHECK(runs == 3); // C went on to its end, the callable did not
}

TEST_CASE("a call inside a callback has its own exception") {
    const ctypes::function<int(int, three_numbers*, void*)> call(&repeat);
    const ctypes::data_callback<three_numbers> inner = [](int, int) -> int { throw std::logic_error("inner"); };
    int caught = 0;
    const ctypes::data_callback<three_numbers> outer = [&](int a, int) {
        try {
            call(1, inner.function(), inner.data());
        } catch (const std::logic_error&) {
            ++caught;
        }
        if (a == 1) throw std::runtime_error("outer");
        return a;
    };
    CHECK_THROWS_WITH_AS(call(5, outer.function(), outer.data()), "outer", std::runtime_error);
    CHECK(caught == 2);
}

TEST_CASE("complex numbers cross as C passes them") {
    using sum = std::complex<double>(std::complex<double>, void*);
    const ctypes::data_callback<sum> twice = [](std::complex<double> z) { return 2.0 * z; };
    using plain = ctypes::detail::native_t<std::complex<double>>(ctypes::detail::native_t<std::complex<double>>, void*);
    const auto c = reinterpret_cast<plain*>(reinterpret_cast<void (*)()>(twice.function()));
    const auto z = ctypes::detail::native<std::complex<double>>::to({1, 2});
    CHECK(ctypes::detail::native<std::complex<double>>::from(c(z, twice.data())) == std::complex<double>(2, 4));
}
