// To be run under the thread sanitizer: what several threads may do at once.
#include "../../c_fixtures/call.h"
#include "c_fixtures/clib.hpp"

#include <ctypes/last_error.hpp>
#include <ctypes/libffi_call.hpp>

#include <atomic>
#include <barrier>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int thread_count = 8;

/// Runs `task(number)` on several threads that begin together; the number of tasks that answered true.
template <class Task>
int together(const Task& task) {
    std::atomic<int> right{0};
    std::barrier start(thread_count);
    std::vector<std::thread> threads;
    for (int number = 0; number < thread_count; ++number)
        threads.emplace_back([&, number] {
            start.arrive_and_wait();
            if (task(number)) ++right;
        });
    for (std::thread& each : threads) each.join();
    return right;
}

// No other test uses these signatures: the first call is the first use.
struct unheard {
    short s[3];
    double d;
};
double unheard_of(unheard a, signed char b, unheard c) { return a.d + b + c.d; }

} // namespace

TEST_CASE("many threads may be the first to call a signature through libffi") {
    ffi_cif* seen[thread_count];
    const ctypes::function<double(unheard, signed char, unheard)> f(&unheard_of);
    CHECK(together([&](int number) {
              const double result = ctypes::via_libffi(f)(unheard{{1, 2, 3}, 0.5 * number}, 1, unheard{{}, 0.25});
              seen[number] = ctypes::cif_of<double(unheard, signed char, unheard)>();
              return result == 0.5 * number + 1.25;
          }) == thread_count);
    for (ffi_cif* each : seen) CHECK(each == seen[0]);
}

TEST_CASE("many threads may be the first to call a variadic function with the same arguments") {
    const ctypes::function<double(int, ...)> sum(clib::symbol<double(int, ...)>("sum_of"));
    CHECK(together([&](int number) {
              return ctypes::via_libffi(sum)(4, 1.0 * number, 0.5F, 0.25, 0.125F) == number + 0.875;
          }) == thread_count);
}

TEST_CASE("one function object serves many threads at once, on both paths") {
    const ctypes::function<std::size_t(const char*)> length(clib::symbol<std::size_t(const char*)>("text_length"));
    const ctypes::function<pair(pair)> swap(clib::symbol<pair(pair)>("swapped"));
    CHECK(together([&](int number) {
              const auto copy = length; // copies share what keeps the library loaded
              const std::size_t size = static_cast<std::size_t>(number);
              for (std::size_t i = 0; i < 200; ++i) {
                  if (copy(std::string(size + i, 'x')) != size + i) return false;
                  if (ctypes::via_libffi(length)(std::string(size, 'x')) != size) return false;
                  if (swap({number, -number}).second != number) return false;
              }
              return true;
          }) == thread_count);
}

TEST_CASE("errno is kept for each thread by itself while all of them fail") {
    const auto fail = ctypes::with_errno(ctypes::function<int(int)>(clib::symbol<int(int)>("fail_with")));
    CHECK(together([&](int number) {
              for (int i = 0; i < 200; ++i)
                  if (fail(number + i).error != number + i || ctypes::last_error() != number + i) return false;
              return true;
          }) == thread_count);
}

TEST_CASE("a call that checks for exceptions has its own on each thread") {
    const ctypes::function<int(int (*)(int), int)> apply(clib::symbol<int(int (*)(int), int)>("apply"));
    const auto throw_its_number = [](int number) {
        if (!ctypes::detail::exception_trap::keep(std::make_exception_ptr(number))) throw number;
        return 0;
    };
    CHECK(together([&](int number) {
              for (int i = 0; i < 100; ++i) {
                  try {
                      apply(throw_its_number, number);
                      return false;
                  } catch (int caught) {
                      if (caught != number) return false;
                  }
              }
              return true;
          }) == thread_count);
}
