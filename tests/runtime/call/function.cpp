#include "../../c_fixtures/call.h"
#include "c_fixtures/clib.hpp"

#include <ctypes/function.hpp>

#include <cmath>
#include <complex>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace {

/// What the thunk of a callback does when the callable throws.
template <class E>
void leave(E exception) {
    if (!ctypes::detail::exception_trap::keep(std::make_exception_ptr(exception))) throw exception;
}

} // namespace

TEST_CASE("a function is empty until it has an address") {
    ctypes::function<int(int)> f;
    CHECK(!f);
    CHECK(!f.address());
    CHECK(f.name().empty());
    f = ctypes::function<int(int)>(clib::symbol<int(int)>("negate_int"), "negate_int");
    CHECK(static_cast<bool>(f));
    CHECK(f.name() == "negate_int");
    CHECK(f(2) == -2);
}

TEST_CASE("a function takes its signature from a function pointer") {
    double (*const pointer)(double) = clib::symbol<double(double)>("half");
    const ctypes::function half = pointer;
    static_assert(std::is_same_v<decltype(half), const ctypes::function<double(double)>>);
    CHECK(half(3) == 1.5);
    CHECK((half.address() == pointer));
    CHECK((half.get() == pointer));
    const ctypes::function sum = clib::symbol<double(int, ...)>("sum_of");
    static_assert(std::is_same_v<decltype(sum), const ctypes::function<double(int, ...)>>);
    CHECK(sum(1, 2.5) == 2.5);
}

TEST_CASE("noexcept functions and functions of the C++ library are called, too") {
    const ctypes::function<double(double) noexcept> root(static_cast<double (*)(double)>(&std::sqrt));
    CHECK(root(9) == 3);
}

TEST_CASE("a function and its copies keep alive what they are told to") {
    const auto library = std::make_shared<int>(1);
    {
        const ctypes::function<int(int)> f(clib::symbol<int(int)>("negate_int"), "negate_int", library);
        CHECK(library.use_count() == 2);
        {
            const auto copy = f;
            const auto rethrowing = copy.rethrowing();
            CHECK(library.use_count() == 4);
            CHECK(rethrowing.name() == "negate_int");
            CHECK(rethrowing.keep() == library);
            CHECK(rethrowing(1) == -1);
        }
        CHECK(library.use_count() == 2);
    }
    CHECK(library.use_count() == 1);
}

TEST_CASE("an exception kept by a callback is rethrown by a call with a function-pointer parameter") {
    const ctypes::function<int(int (*)(int), int)> apply(clib::symbol<int(int (*)(int), int)>("apply"));
    const auto throwing = [](int) {
        leave(std::out_of_range("from the callback"));
        return 0;
    };
    CHECK_THROWS_WITH_AS(apply(throwing, 1), "from the callback", std::out_of_range);
    CHECK(apply([](int x) { return x; }, 7) == 7); // and the next call is clean
}

TEST_CASE("a rethrowing function rethrows for callbacks that were registered earlier") {
    using keep_signature = void(int (*)(int));
    const ctypes::function<keep_signature> keep(clib::symbol<keep_signature>("keep_function"));
    const auto call = ctypes::function<int(int)>(clib::symbol<int(int)>("call_kept")).rethrowing();
    keep([](int x) {
        if (x < 0) leave(std::domain_error("negative"));
        return x;
    });
    CHECK(call(3) == 3);
    CHECK_THROWS_AS(call(-3), std::domain_error);
    CHECK(call(4) == 4);
}

TEST_CASE("an inner checking call takes its own exception, an outer one the outer") {
    using apply_signature = int(int (*)(int), int);
    static const ctypes::function<apply_signature> apply(clib::symbol<apply_signature>("apply"));
    static std::string inner;
    const auto outer = [](int x) {
        const auto throwing = [](int) {
            leave(std::runtime_error("inner"));
            return 0;
        };
        try {
            apply(throwing, x);
        } catch (const std::runtime_error& e) {
            inner = e.what();
        }
        leave(std::runtime_error("outer"));
        return 0;
    };
    CHECK_THROWS_WITH(apply(outer, 1), "outer");
    CHECK(inner == "inner");
}

TEST_CASE("a rethrowing function takes records in braces like any other") {
    const auto swap = ctypes::function<pair(pair)>(clib::symbol<pair(pair)>("swapped")).rethrowing();
    CHECK(swap({1, 2}).first == 2);
}

TEST_CASE("a discarding function drops what callbacks threw, and callbacks run again behind it") {
    const ctypes::function<int(int)> raw([](int n) {
        leave(std::runtime_error("from a callback"));
        return n + 1;
    });
    CHECK(raw.discarding()(1) == 2);
    CHECK_FALSE(ctypes::detail::exception_trap::stopped());
    CHECK(raw.discarding().check([](int result) { return result == 3; })(2) == 3);
    CHECK(raw.discarding().expect([](int result) { return result == 3; })(2).has_value());
    CHECK_THROWS_AS(raw.rethrowing()(1), std::runtime_error);

    const ctypes::function<void()> nothing([] { leave(1); });
    CHECK_NOTHROW(nothing.discarding()());
}

TEST_CASE("a discarding call leaves the exception of the call around it alone") {
    const ctypes::function<void()> outer([] {
        const ctypes::function<void()> inner([] { leave(std::domain_error("inner")); });
        inner.discarding()();
        leave(std::runtime_error("outer"));
        inner.discarding()();
    });
    CHECK_THROWS_WITH_AS(outer.rethrowing()(), "outer", std::runtime_error);
}
