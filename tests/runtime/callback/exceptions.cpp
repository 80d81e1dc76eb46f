#include <doctest/doctest.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "c_side.hpp"

namespace {

using ints = int(int);

auto each() { return c_function<int(ints*, int, int*)>("cb_each"); }

template <class Action>
std::string what_of(Action action) {
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "nothing was thrown";
}

std::string handled;
void handle(std::exception_ptr exception) {
    errno = 99; // as a handler that writes a log may do
    handled += what_of([&] { std::rethrow_exception(exception); }) + ";";
}

// Sets the handler for the length of a test.
struct handling {
    ctypes::callback_exception_handler before = ctypes::set_callback_exception_handler(handle);
    handling() { handled.clear(); }
    ~handling() { ctypes::set_callback_exception_handler(before); }
};

} // namespace

TEST_CASE("an exception crosses qsort, arrives as what it was, and no comparison runs after it") {
    const ctypes::function<void(void*, std::size_t, std::size_t, int (*)(const void*, const void*))> sort(&std::qsort);
    int calls = 0;
    const ctypes::callback<int(const void*, const void*)> compare = [&](const void*, const void*) -> int {
        if (++calls == 3) throw std::out_of_range("the third comparison");
        return 1;
    };
    std::vector<int> data(1000);
    CHECK_THROWS_WITH_AS(sort(data.data(), data.size(), sizeof(int), compare), "the third comparison",
                         std::out_of_range);
    CHECK(calls == 3);
    calls = 10;
    sort(data.data(), data.size(), sizeof(int), compare);
    CHECK(calls > 1000);
}

TEST_CASE("after an exception C gets the error result until the call is back") {
    int calls = 0;
    const auto answers_of = [&](const ctypes::callback<ints>& callback) {
        std::array<int, 4> answers{-7, -7, -7, -7};
        CHECK(what_of([&] { each()(callback, 4, answers.data()); }) == "stop");
        return answers;
    };
    const auto throws_at_1 = [&](int n) {
        ++calls;
        if (n == 1) throw std::runtime_error("stop");
        return 9;
    };
    const ctypes::callback<ints> plain = throws_at_1;
    CHECK((answers_of(plain) == std::array{9, 0, 0, 0}));
    const ctypes::callback<ints> with_value(throws_at_1, ctypes::error_result(4));
    CHECK((answers_of(with_value) == std::array{9, 4, 4, 4}));
    CHECK(calls == 4);
    const no_pool<ints> rest;
    const ctypes::callback<ints> first(throws_at_1, ctypes::error_result(short{-3})); // has the function of its type
    const ctypes::callback<ints> closure(throws_at_1, ctypes::error_result(short{-4}));
    CHECK(closure.uses_closure());
    CHECK((answers_of(closure) == std::array{9, -4, -4, -4}));
    CHECK(calls == 6);
}

TEST_CASE("an error result can be of any result type") {
    const ctypes::function<void(void (*)())> run = c_function<void(void (*)())>("cb_run");
    const auto fail = [](auto...) -> cb_large { throw std::runtime_error("fail"); };
    const ctypes::callback<cb_large()> record(fail, ctypes::error_result(cb_large{{1, 2, 3, 4, 5}, {6, 7}}));
    const ctypes::callback<const char*()> text([]() -> const char* { throw std::runtime_error("fail"); },
                                               ctypes::error_result("stopped"));
    cb_large large{};
    const char* word = nullptr;
    const ctypes::callback<void()> both = [&] {
        large = record.pointer()();
        word = text.pointer()();
    };
    CHECK(what_of([&] { run(both); }) == "fail");
    CHECK(large.numbers[4] == 5);
    CHECK(large.last.second == 7);
    CHECK(std::string(word) == "stopped");
}

TEST_CASE("the first exception of a call counts, and anything can be thrown") {
    const ctypes::callback<ints> throws_int = [](int n) -> int { throw n + 40; };
    std::array<int, 4> answers{};
    try {
        each()(throws_int, 4, answers.data());
        FAIL("nothing was thrown");
    } catch (int n) {
        CHECK(n == 40);
    }
    // also where the callback throws itself, after a call in it that does not check had one that threw
    const ctypes::callback<ints> inner = [](int) -> int { throw std::runtime_error("inner"); };
    const ctypes::callback<ints> outer = [&](int) -> int {
        each().unchecked()(inner, 1, answers.data());
        throw std::runtime_error("outer");
    };
    CHECK(what_of([&] { each()(outer, 1, answers.data()); }) == "inner");
    CHECK(what_of([&] { each()(outer, 1, answers.data()); }) == "inner"); // and nothing is left of it
}

TEST_CASE("every nested call gets the exceptions of its own callbacks") {
    std::array<int, 3> outer_answers{}, inner_answers{};
    std::string inner_what;
    const ctypes::callback<ints> inner(
        [](int n) {
            if (n == 1) throw std::runtime_error("inner");
            return 1;
        },
        ctypes::error_result(-1));
    const ctypes::callback<ints> outer(
        [&](int n) {
            inner_what += what_of([&] { each()(inner, 3, inner_answers.data()); });
            if (n == 1) throw std::runtime_error("outer");
            return 2;
        },
        ctypes::error_result(-2));
    CHECK(what_of([&] { each()(outer, 3, outer_answers.data()); }) == "outer");
    CHECK(inner_what == "innerinner");
    CHECK((inner_answers == std::array{1, -1, -1}));
    CHECK((outer_answers == std::array{2, -2, -2}));
}

TEST_CASE("what an inner call does not catch goes on to the outer one") {
    const ctypes::callback<ints> inner = [](int) -> int { throw std::runtime_error("from the depth"); };
    std::array<int, 3> answers{};
    const ctypes::callback<ints> outer = [&](int) { return each()(inner, 3, answers.data()); };
    CHECK(what_of([&] { each()(outer, 3, answers.data()); }) == "from the depth");
}

TEST_CASE("on the way through nested calls, C gets the error result of each callback") {
    std::array<int, 3> inner_answers{}, outer_answers{};
    int runs = 0;
    const ctypes::callback<ints> inner([](int) -> int { throw std::runtime_error("from the depth"); },
                                       ctypes::error_result(-1));
    const ctypes::callback<ints> outer(
        [&](int) {
            ++runs;
            return each()(inner, 3, inner_answers.data());
        },
        ctypes::error_result(-2));
    CHECK(what_of([&] { each()(outer, 3, outer_answers.data()); }) == "from the depth");
    CHECK(runs == 1);
    CHECK((inner_answers == std::array{-1, -1, -1}));
    CHECK((outer_answers == std::array{-2, -2, -2}));
}

TEST_CASE("a call bound as rethrowing gets what callbacks registered earlier throw") {
    const auto keep = c_function<void(ints*)>("cb_keep");
    const auto call_kept = c_function<int(int)>("cb_call_kept").rethrowing();
    const ctypes::callback<ints> callback = [](int n) {
        if (n < 0) throw std::domain_error("negative");
        return 2 * n;
    };
    keep(callback);
    CHECK(call_kept(21) == 42);
    CHECK_THROWS_WITH_AS(call_kept(-1), "negative", std::domain_error);
    CHECK(call_kept(21) == 42);
}

TEST_CASE("without a call that checks, the handler gets the exception and C the error result") {
    const handling handles;
    const auto keep = c_function<void(ints*)>("cb_keep");
    const auto call_kept = c_function<int(int)>("cb_call_kept");
    int calls = 0;
    const ctypes::callback<ints> callback(
        [&](int n) -> int { throw std::runtime_error(std::to_string(n) + " at " + std::to_string(++calls)); },
        ctypes::error_result(4));
    keep(callback);
    CHECK(call_kept(7) == 4);
    CHECK(call_kept(8) == 4);
    CHECK(handled == "7 at 1;8 at 2;");
}

TEST_CASE("setting a handler gives back the one before, and null the first") {
    const auto first = ctypes::set_callback_exception_handler(handle);
    CHECK((ctypes::set_callback_exception_handler(nullptr) == handle));
    CHECK((ctypes::set_callback_exception_handler(first) == first));
}

TEST_CASE("errno is as the callable left it when it throws") {
    const handling handles;
    int errno_after = 0;
    const ctypes::callback<void()> callback = [] {
        errno = 5;
        throw std::runtime_error("with an errno");
    };
    callback.pointer()();
    errno_after = errno;
    CHECK(errno_after == 5);
    CHECK(handled == "with an errno;");
}

TEST_CASE("an exception is gone once it has been caught") {
    struct watched {
        explicit watched(int& n) : alive(&n) { ++*alive; }
        watched(const watched& other) : alive(other.alive) { ++*alive; }
        watched& operator=(const watched&) = delete;
        ~watched() { --*alive; }
        int* alive;
    };
    int alive = 0;
    const ctypes::callback<ints> callback = [&](int) -> int { throw watched(alive); };
    std::array<int, 3> answers{};
    for (int i = 0; i < 100; ++i) CHECK_THROWS_AS(each()(callback, 3, answers.data()), watched);
    CHECK(alive == 0);
}
