// Callbacks that release what C holds run also after another one has thrown.
#include <doctest/doctest.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <ctypes/callback.hpp>
#include <ctypes/dynamic.hpp>
#include <ctypes/function_table.hpp>
#include <ctypes/scoped_callback.hpp>

#include "c_side.hpp"

namespace {

const auto guarded = [] { return c_function<int(void (*)(), int (*)(int), void (*)(), int)>("guarded_work"); };

int unlocked = 0;
void unlock_plainly() { ++unlocked; }

struct store {
    int released = 0;
    void release() { ++released; }
};

} // namespace

TEST_CASE("a callback that always runs releases what C holds after another one has thrown") {
    int locked = 0, skipped = 0;
    const ctypes::callback<void()> lock = [&] { ++locked; };
    const ctypes::callback<void()> unlock = ctypes::always_run([&] { --locked; });
    const ctypes::callback<void()> plain = [&] { ++skipped; };
    const ctypes::callback<int(int)> work = [](int n) { return n < 0 ? throw std::invalid_argument("negative") : n; };
    CHECK(guarded()(lock, work, unlock, 3) == 3);
    CHECK_THROWS_AS(guarded()(lock, work, unlock, -1), std::invalid_argument);
    CHECK(locked == 0);
    CHECK_THROWS_AS(guarded()(lock, work, plain, -1), std::invalid_argument);
    CHECK(skipped == 0);

    int alive = 0;
    const auto with_memory = c_function<int(void* (*)(std::size_t), void (*)(void*), int (*)(int))>("with_memory");
    const ctypes::callback<void*(std::size_t)> allocate = [&](std::size_t n) {
        ++alive;
        return std::malloc(n);
    };
    const ctypes::callback release = ctypes::always_run([&](void* p) {
        --alive;
        std::free(p);
    });
    const ctypes::callback<int(int)> fails = [](int) -> int { throw std::runtime_error("at work"); };
    CHECK_THROWS_WITH(with_memory(allocate, release, fails), "at work");
    CHECK(alive == 0);
}

TEST_CASE("what always runs can be a function, a member, a closure, a table's, in place, or with user data") {
    const ctypes::callback<void()> lock = [] {};
    const ctypes::callback<int(int)> fails = [](int) -> int { throw std::runtime_error("fails"); };
    const auto runs = [&](void (*unlock)()) {
        const int before = unlocked;
        CHECK_THROWS_WITH(guarded()(lock, fails, unlock, 1), "fails");
        return unlocked == before + 1;
    };
    unlocked = 0;
    const ctypes::callback function = ctypes::always_run(&unlock_plainly);
    CHECK(runs(function));
    const no_pool<void()> rest;
    const ctypes::callback<void()> first = ctypes::always_run([] { ++unlocked; }),
                                   closure = ctypes::always_run(&unlock_plainly);
    CHECK(closure.uses_closure());
    CHECK(runs(closure));
    CHECK(runs(first));
    struct hooks {
        int version;
        void (*unlock)();
    };
    ctypes::function_table<hooks> table;
    table.set<&hooks::unlock>(ctypes::always_run([] { ++unlocked; }));
    CHECK(runs(table->unlock));
    ctypes::keep_alive kept;
    CHECK(runs(kept.callback<void()>(ctypes::always_run([] { ++unlocked; }))));

    using in_place = int(void (*)(), int (*)(int), ctypes::scoped<void()>, int);
    const ctypes::function<in_place> scoped(
        clib::symbol<int(void (*)(), int (*)(int), void (*)(), int)>("guarded_work"));
    CHECK_THROWS_WITH(scoped(lock, fails, ctypes::always_run([] { ++unlocked; }), 1), "fails");
    CHECK(unlocked == 6);

    store all;
    const ctypes::callback<void(store*)> member = ctypes::always_run(&store::release);
    const ctypes::data_callback<int(int, void*)> with_data(ctypes::always_run([&](int) { return ++unlocked; }),
                                                           ctypes::error_result(-1));
    const ctypes::callback<void()> calls_both = ctypes::always_run([&] {
        member.pointer()(&all);
        CHECK(with_data.function()(0, with_data.data()) == 7);
    });
    CHECK(runs(calls_both));
    CHECK(all.released == 1);
}

TEST_CASE("the first exception counts when a callback that always runs throws, too, and C gets its error result") {
    const auto each = c_function<int(int (*)(int), int, int*)>("cb_each");
    int answers[3] = {};
    const ctypes::callback<int(int)> always(
        ctypes::always_run([](int n) -> int { throw std::runtime_error(std::to_string(n)); }),
        ctypes::error_result(-2));
    CHECK_THROWS_WITH(each(always, 3, answers), "0");
    CHECK(answers[0] == -2);
    CHECK(answers[2] == -2);
    CHECK_THROWS_AS(ctypes::callback<void()>(ctypes::always_run(static_cast<void (*)()>(nullptr))), ctypes::error);
}

TEST_CASE("a callback with a signature of run time may always run") {
    int locked = 0;
    const ctypes::callback<void()> lock = [&] { ++locked; };
    const ctypes::callback<int(int)> fails = [](int) -> int { throw std::runtime_error("fails"); };
    const ctypes::dynamic::declarations c("");
    const ctypes::dynamic::callback unlock(c.type("void (*)(void)"),
                                           ctypes::always_run([&](const ctypes::dynamic::arguments&) { --locked; }));
    CHECK_THROWS_WITH(guarded()(lock, fails, unlock.pointer(), 1), "fails");
    CHECK(locked == 0);
}
