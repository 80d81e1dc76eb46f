#include <ctypes/call/carry.hpp>

#include <doctest/doctest.h>

#include <exception>
#include <optional>
#include <thread>

using ctypes::detail::carrier;

TEST_CASE("a carrier throws what was kept for it, once") {
    carrier call;
    CHECK_FALSE(carrier::stopped());
    CHECK(carrier::keep(std::make_exception_ptr(1)));
    CHECK(carrier::stopped());
    CHECK_THROWS_AS(call.rethrow(), int);
    CHECK_FALSE(carrier::stopped());
    CHECK_NOTHROW(call.rethrow());
}

TEST_CASE("a carrier keeps the first exception") {
    carrier call;
    CHECK(carrier::keep(std::make_exception_ptr(1)));
    CHECK(carrier::keep(std::make_exception_ptr(2.5)));
    CHECK_THROWS_AS(call.rethrow(), int);
    CHECK_FALSE(carrier::stopped());
}

TEST_CASE("the innermost carrier of the thread gets the exception") {
    carrier outer;
    {
        carrier inner;
        CHECK(carrier::keep(std::make_exception_ptr(1)));
        CHECK_THROWS_AS(inner.rethrow(), int);
    }
    CHECK_FALSE(carrier::stopped());
    CHECK(carrier::keep(std::make_exception_ptr('c')));
    {
        carrier inner; // a call made while the outer one is stopped runs its own callbacks
        CHECK_FALSE(carrier::stopped());
        CHECK_NOTHROW(inner.rethrow());
    }
    CHECK(carrier::stopped());
    CHECK_THROWS_AS(outer.rethrow(), char);
}

TEST_CASE("without a carrier nothing is kept") {
    CHECK_FALSE(carrier::keep(std::make_exception_ptr(1)));
    CHECK_FALSE(carrier::stopped());
    const carrier here;
    bool kept = true, stopped = true;
    std::thread([&] {
        kept = carrier::keep(std::make_exception_ptr(1));
        stopped = carrier::stopped();
    }).join();
    CHECK_FALSE(kept); // that thread has none
    CHECK_FALSE(stopped);
}

TEST_CASE("a carrier on one thread does not stop another") {
    carrier call;
    CHECK(carrier::keep(std::make_exception_ptr(1)));
    bool stopped = true;
    std::thread([&] {
        const carrier own;
        stopped = carrier::stopped();
    }).join();
    CHECK_FALSE(stopped);
    CHECK_THROWS_AS(call.rethrow(), int);
}

TEST_CASE("a carrier that is left without rethrow takes its exception along") {
    {
        const carrier call;
        CHECK(carrier::keep(std::make_exception_ptr(1)));
    }
    CHECK_FALSE(carrier::stopped());
    const carrier next;
    CHECK_FALSE(carrier::stopped());
}
