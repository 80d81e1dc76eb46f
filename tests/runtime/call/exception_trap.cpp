#include <ctypes/detail/call/exception_trap.hpp>

#include <doctest/doctest.h>

#include <cerrno>
#include <exception>
#include <thread>

namespace {

using ctypes::detail::exception_trap;

bool keep(int value) { return exception_trap::keep(std::make_exception_ptr(value)); }

/// `what`, as C code that a checking call runs.
template <class What>
void trapped(const What& what) {
    ctypes::detail::call_trapped<void>(ctypes::detail::rethrowing_call<What>{what});
}
template <class What>
void discarding(const What& what) {
    ctypes::detail::call_trapped<void>(ctypes::detail::discarding_call<What>{what});
}
template <class What>
int thrown_by(const What& what) {
    try {
        trapped(what);
        return 0;
    } catch (int value) {
        return value;
    }
}

int depth(int n) { // a call in a call in a call: what is thrown at the bottom passes through all of them
    if (n == 0) {
        CHECK(keep(7));
        return 0;
    }
    return thrown_by([&] {
        const int inner = depth(n - 1);
        if (inner != 0) CHECK(keep(inner));
    });
}

} // namespace

TEST_CASE("a call throws what was kept for it, once") {
    CHECK(thrown_by([] {
              CHECK_FALSE(exception_trap::stopped());
              CHECK(keep(1));
              CHECK(exception_trap::stopped());
          }) == 1);
    CHECK_FALSE(exception_trap::stopped());
    CHECK(thrown_by([] {}) == 0);
}

TEST_CASE("a call keeps the first exception") {
    CHECK(thrown_by([] {
              CHECK(keep(1));
              CHECK(keep(2));
          }) == 1);
    CHECK_FALSE(exception_trap::stopped());
}

TEST_CASE("the innermost call gets the exception") {
    CHECK(thrown_by([] {
              CHECK(thrown_by([] { CHECK(keep(1)); }) == 1);
              CHECK_FALSE(exception_trap::stopped());
              CHECK(keep(2));
              CHECK(thrown_by([] { CHECK_FALSE(exception_trap::stopped()); }) == 0); // runs its own callbacks
              CHECK(exception_trap::stopped());
          }) == 2);
}

TEST_CASE("without a call nothing is kept") {
    CHECK_FALSE(keep(1));
    CHECK_FALSE(exception_trap::stopped());
    bool kept = true, stopped = true;
    trapped([&] {
        std::thread([&] {
            kept = keep(1);
            stopped = exception_trap::stopped();
        }).join();
    });
    CHECK_FALSE(kept); // that thread has none
    CHECK_FALSE(stopped);
}

TEST_CASE("an exception on one thread does not stop another") {
    bool stopped = true;
    CHECK(thrown_by([&] {
              CHECK(keep(1));
              std::thread([&] { trapped([&] { stopped = exception_trap::stopped(); }); }).join();
          }) == 1);
    CHECK_FALSE(stopped);
}

TEST_CASE("a call may discard its exception, and one that is left by another exception does") {
    discarding([] { CHECK(keep(1)); });
    CHECK_FALSE(exception_trap::stopped());
    CHECK(thrown_by([] {
              CHECK(keep(1));
              throw 2; // C++ code between
          }) == 2);
    CHECK_FALSE(exception_trap::stopped());
    CHECK(thrown_by([] { CHECK_FALSE(exception_trap::stopped()); }) == 0);
}

TEST_CASE("any number of calls may be made inside each other") {
    for (const int n : {1, 31, 32, 33, 500}) CHECK(depth(n) == 7);
    CHECK(thrown_by([] { CHECK(keep(3)); }) == 3);
}

TEST_CASE("a call and an exception leave errno alone") {
    std::thread([] { // the first call of a thread
        errno = EDOM;
        CHECK(thrown_by([] {
                  CHECK(errno == EDOM);
                  errno = ERANGE;
                  CHECK(keep(1));
                  CHECK(exception_trap::stopped());
                  CHECK(errno == ERANGE);
              }) == 1);
        CHECK(errno == ERANGE);
    })
        .join();
}

namespace {
struct calls_when_thread_ends {
    bool* caught;
    ~calls_when_thread_ends() {
        *caught = thrown_by([] { CHECK(keep(5)); }) == 5;
    }
};
} // namespace

TEST_CASE("calls can be made while a thread ends") {
    bool before = false, caught = false;
    std::thread([&] {
        static thread_local calls_when_thread_ends last{&caught}; // destroyed after what the first call registers
        before = thrown_by([] { CHECK(keep(4)); }) == 4;
        CHECK(last.caught == &caught);
    }).join();
    CHECK(before);
    CHECK(caught);
}
