#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "c_side.hpp"

#ifndef _WIN32
#include <pthread.h>
#endif

namespace {

using ints = int(int);
using longs = long(long);
using few = short(short);

std::atomic<int> handled = 0;
void count(std::exception_ptr) { ++handled; }

// Makes and calls callbacks, more at once than the pool has.
template <class Signature>
void make_and_call(int rounds, std::atomic<int>& wrong) {
    for (int i = 0; i < rounds; ++i) {
        std::array<ctypes::callback<Signature>, 5> held;
        for (std::size_t k = 0; k < held.size(); ++k)
            held[k] = [i, k](auto n) { return static_cast<decltype(n)>(n + i % 100 + static_cast<int>(k)); };
        for (std::size_t k = 0; k < held.size(); ++k)
            if (held[k].pointer()(1) != 1 + i % 100 + static_cast<int>(k)) ++wrong;
    }
}

} // namespace

template <>
inline constexpr std::size_t ctypes::callback_pool_size<few> = 4;

TEST_CASE("a callback may be called from several threads at once") {
    std::atomic<int> sum = 0;
    const ctypes::callback<ints> add = [&](int n) { return sum += n; };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([pointer = add.pointer()] {
                for (int k = 0; k < 1000; ++k) pointer(1);
            });
    }
    CHECK(sum == 4000);
}

TEST_CASE("threads that make, call and destroy callbacks do not meet in one slot") {
    const auto before = ctypes::live();
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) threads.emplace_back([&] { make_and_call<few>(5000, wrong); });
    }
    CHECK(wrong == 0);
    CHECK(ctypes::live() == before);
}

TEST_CASE("a million callbacks can be made and destroyed from two threads") {
    const auto before = ctypes::live();
    std::atomic<long> sum = 0;
    const auto work = [&] {
        long mine = 0;
        for (int i = 0; i < 500'000; ++i) {
            const ctypes::callback<longs> callback = [&mine](long n) { return mine += n; };
            callback.pointer()(1);
        }
        sum += mine;
    };
    std::jthread(work).join(); // also without another one
    { const std::jthread one(work), two(work); }
    CHECK(sum == 1'500'000);
    CHECK(ctypes::live() == before);
}

TEST_CASE("a callback may be destroyed on another thread, and a thread gives back what it kept when it ends") {
    using own = int(few*);
    constexpr std::size_t size = ctypes::callback_pool_size<own>;
    const auto all_from_pool = [] {
        std::vector<ctypes::callback<own>> all;
        for (std::size_t i = 0; i < size + 1; ++i) all.emplace_back([](few*) { return 0; }); // one has an own function
        return !all.back().uses_closure();
    };
    CHECK(all_from_pool());
    for (int i = 0; i < 3; ++i) {
        ctypes::callback<own> moved = [](few*) { return 1; };
        std::jthread([&] { moved = {}; }).join();
        std::jthread([&] { ctypes::callback<own> other = [](few*) { return 2; }; }).join();
    }
    CHECK(all_from_pool());
}

TEST_CASE("callbacks that a thread keeps in thread-local variables are destroyed with it") {
    const auto before = ctypes::live();
    using own = int(longs*);
    std::jthread([] {
        static thread_local std::vector<ctypes::callback<own>> kept; // its destructor runs last
        for (int i = 0; i < 3; ++i) kept.emplace_back([](longs*) { return 0; });
        CHECK(kept[2].pointer()(nullptr) == 0);
        kept.pop_back();
    }).join();
    CHECK(ctypes::live() == before);
}

#ifndef _WIN32
TEST_CASE("a thread that C has started may call back") {
    const auto on_thread = c_function<int(ints*, int)>("cb_on_thread");
    std::thread::id seen;
    const ctypes::callback<ints> callback = [&](int n) {
        seen = std::this_thread::get_id();
        return 2 * n;
    };
    CHECK(on_thread(callback, 21) == 42);
    CHECK(seen != std::thread::id());
    CHECK(seen != std::this_thread::get_id());
}

TEST_CASE("an exception on a thread of C's goes to the handler, not to the call on another thread") {
    const auto before = ctypes::set_callback_exception_handler(count);
    handled = 0;
    const auto on_thread = c_function<int(ints*, int)>("cb_on_thread");
    const ctypes::callback<ints> callback([](int) -> int { throw std::runtime_error("far away"); },
                                          ctypes::error_result(-4));
    CHECK(on_thread(callback, 21) == -4);
    CHECK(handled == 1);
    ctypes::set_callback_exception_handler(before);
}

TEST_CASE("exceptions on several threads at once stay on their threads") {
    const auto each = c_function<int(ints*, int, int*)>("cb_each");
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int id = 0; id < 4; ++id)
            threads.emplace_back([&, id] {
                const ctypes::callback<ints> callback = [id](int n) {
                    if (n == id) throw id;
                    return 1;
                };
                for (int i = 0; i < 500; ++i) {
                    std::array<int, 6> answers{};
                    try {
                        each(callback, 6, answers.data());
                        ++wrong;
                    } catch (int caught) {
                        if (caught != id || answers[5] != 0) ++wrong;
                    }
                    if (id != 0 && answers[0] != 1) ++wrong;
                }
            });
    }
    CHECK(wrong == 0);
}

#ifdef __GLIBC__
TEST_CASE("a thread may end inside a callback by pthread_exit") {
    const auto on_thread = c_function<int(ints*, int)>("cb_on_thread");
    bool unwound = false;
    const auto leave = [&](int) -> int {
        struct witness {
            bool& seen;
            ~witness() { seen = true; }
        } const here{unwound};
        pthread_exit(nullptr);
    };
    const ctypes::callback<ints> pooled = leave;
    CHECK(on_thread(pooled, 1) == -1000);
    CHECK(unwound);
}
#endif
#endif
