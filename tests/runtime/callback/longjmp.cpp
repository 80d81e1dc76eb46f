// Callables and C that leave calls by longjmp: the calls are over then, though nothing has told.
#include <doctest/doctest.h>

#include <csetjmp>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

#include "c_side.hpp"

namespace {

using body = int(void*);
using order = int(const void*, const void*);

const auto protect = [] { return c_function<int(body*, void*)>("jump_protect"); };
const auto leave = [] { return c_function<void(int, void (*)())>("jump_out"); };

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
struct handling {
    ctypes::callback_exception_handler before = ctypes::set_callback_exception_handler(
        [](std::exception_ptr exception) { handled += what_of([&] { std::rethrow_exception(exception); }) + ";"; });
    handling() { handled.clear(); }
    ~handling() { ctypes::set_callback_exception_handler(before); }
};

std::jmp_buf jump;
[[noreturn]] void jump_back() { std::longjmp(jump, 1); }

template <class Sort> // a plain call or a checking one
void sort_two(const Sort& sort, order* by) {
    int data[2] = {1, 2};
    sort(data, 2, sizeof(int), by);
}

// [[gnu::noinline]]: what follows is to use the same piece of the stack
[[gnu::noinline]] bool left(const ctypes::function<void(void*, std::size_t, std::size_t, order*)>& sort, order* by) {
    if (setjmp(jump) != 0) return true;
    sort_two(sort, by);
    return false;
}

const ctypes::callback<order>& leaving() {
    static const ctypes::callback<order> compare = [](const void*, const void*) -> int { jump_back(); };
    return compare;
}

} // namespace

TEST_CASE("after longjmp over a checking call, exceptions go to the call around it") {
    const auto both = c_function<int(body*, body*, void*)>("jump_both");
    const ctypes::callback<body> fields = [](void*) {
        leave()(7, nullptr);
        return 1;
    };
    const ctypes::callback<body> throws = [](void*) -> int { throw std::runtime_error("of the second"); };
    CHECK(what_of([&] { both(fields, throws, nullptr); }) == "of the second");
    CHECK(protect().unchecked()(fields, nullptr) == -7);
    CHECK(protect()(fields, nullptr) == -7);
}

TEST_CASE("after longjmp over a checking call, no call is waiting: the handler gets exceptions, and callbacks run") {
    const handling handles;
    const ctypes::function<void(void*, std::size_t, std::size_t, order*)> sort(&std::qsort);
    const auto plain = sort.unchecked();
    int runs = 0;
    const ctypes::callback<order> throws = [](const void*, const void*) -> int {
        throw std::runtime_error("nobody waits");
    };
    const ctypes::callback<order> counts = [&](const void*, const void*) { return ++runs; };
    CHECK(left(sort, leaving()));
    sort_two(plain, throws);
    CHECK(handled.starts_with("nobody waits;")); // ASan compares more often
    sort_two(plain, counts);
    CHECK(runs >= 1);
    CHECK(what_of([&] { sort_two(sort, throws); }) == "nobody waits");
}

TEST_CASE("a call left by longjmp in the same function is told from the next one there") {
    const handling handles;
    const auto run = c_function<int(int (*)(int), int, int*)>("cb_each");
    const auto plain = run.unchecked();
    static int answers[2];
    static const ctypes::callback<int(int)> fields = [](int) -> int { jump_back(); };
    static const ctypes::callback<int(int)> throws = [](int) -> int { throw std::runtime_error("of the next"); };
    if (setjmp(jump) == 0) run(fields, 1, answers);
    plain(throws, 1, answers);
    CHECK(handled == "of the next;");
    CHECK(what_of([&] { run(throws, 1, answers); }) == "of the next");
}

TEST_CASE("a thousand calls left by longjmp, at changing depths of the stack, do no harm") {
    const ctypes::function<void(void*, std::size_t, std::size_t, order*)> sort(&std::qsort);
    const ctypes::callback<order> throws = [](const void*, const void*) -> int { throw std::runtime_error("found"); };
    for (int i = 0; i < 1000; ++i) {
        const auto deeper = [&](auto self, int n) -> void {
            volatile char room[64] = {};
            if (n == 0)
                CHECK(left(sort, leaving()));
            else
                self(self, n - 1);
            static_cast<void>(room[0]);
        };
        deeper(deeper, i % 60);
    }
    CHECK(what_of([&] { sort_two(sort, throws); }) == "found");
}

TEST_CASE("an exception of a call that C leaves by longjmp is for the call around it") {
    const auto fails = c_function<int(body*, void*)>("jump_when_failed");
    const ctypes::callback<body> throws([](void*) -> int { throw std::runtime_error("of the inner call"); },
                                        ctypes::error_result(5));
    const ctypes::callback<body> inner = [&](void*) { return fails(throws, nullptr); };
    CHECK(what_of([&] { protect()(inner, nullptr); }) == "of the inner call");

    // and callbacks that run before that is back are stopped, as if it had been theirs
    const auto both = c_function<int(body*, body*, void*)>("jump_both");
    int runs = 0;
    const ctypes::callback<body> counts = [&](void*) { return ++runs; };
    CHECK(what_of([&] { both(inner, counts, nullptr); }) == "of the inner call");
    CHECK(runs == 0);
}

TEST_CASE("an exception of a call that C leaves by longjmp is for the handler where no call is around it") {
    const auto fails = c_function<int(body*, void*)>("jump_when_failed");
    const ctypes::callback<body> throws([](void*) -> int { throw std::runtime_error("left behind"); },
                                        ctypes::error_result(5));
    const ctypes::callback<body> inner = [&](void*) { return fails(throws, nullptr); };
    int runs = 0;
    const ctypes::callback<body> counts = [&](void*) { return ++runs; };
    {
        const handling handles;
        CHECK(protect().unchecked()(inner, nullptr) == -5);
        CHECK(protect().unchecked()(counts, nullptr) == 1); // callbacks run
        CHECK(handled == "left behind;");
    }
    CHECK(protect().unchecked()(inner, nullptr) == -5); // no handler is set: longjmp was the report
    CHECK(protect().unchecked()(counts, nullptr) == 2);
}
