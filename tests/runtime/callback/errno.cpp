// errno belongs to the C code around: what it had before a call is there again when the call has set none.
#include <doctest/doctest.h>

#include <cerrno>
#include <stdexcept>
#include <thread>

#include <ctypes/callback.hpp>
#include <ctypes/dynamic.hpp>
#include <ctypes/last_error.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/out.hpp>

#include "c_side.hpp"

namespace {

using ints = int(int);

const auto set_errno = [](int code) { // sets none for 0
    if (code != 0) errno = code;
    return code;
};
const ctypes::function<ints> fail(+set_errno, "fail");

/// errno behind `call`, which was EBADF in front of it.
template <class Call>
int behind(const Call& call) {
    errno = EBADF;
    call();
    return errno;
}

/// What C finds in errno after a callback that does `what`; it was ENOENT.
template <class What>
int seen_by_c(const What& what) {
    const auto errno_after = c_function<int(ints*, int)>("cb_errno_after");
    const ctypes::callback<ints> callback = [&](int) {
        what();
        return 0;
    };
    return errno_after(callback, ENOENT);
}

} // namespace

TEST_CASE("a call that keeps errno and sets none leaves the one of before, whatever makes the call") {
    const auto throws = [](int code) -> int {
        set_errno(code);
        throw std::runtime_error("thrown");
    };
    for (const int code : {0, EDOM}) {
        const int wanted = code == 0 ? EBADF : code;
        CHECK(behind([&] { CHECK(ctypes::with_errno(fail)(code).error == code); }) == wanted);
        CHECK(behind([&] { CHECK(ctypes::with_errno(fail.address())(code).error == code); }) == wanted);
        CHECK(behind([&] { CHECK(ctypes::with_errno(set_errno)(code).error == code); }) == wanted);
        CHECK(behind([&] { CHECK(ctypes::with_errno(ctypes::via_libffi(fail))(code).error == code); }) == wanted);
        CHECK(behind([&] { CHECK(ctypes::with_errno(fail.rethrowing())(code).error == code); }) == wanted);
        CHECK(behind([&] { fail.check([](int) { return true; })(code); }) == wanted);
        CHECK(behind([&] { fail.expect([](int) { return true; })(code); }) == wanted);
        CHECK(behind([&] { fail.rethrowing().check([](int) { return true; })(code); }) == wanted);
        const ctypes::function<void(int)> nothing([](int n) { set_errno(n); });
        CHECK(behind([&] { CHECK(ctypes::with_errno(nothing)(code).error == code); }) == wanted);
        CHECK(behind([&] { CHECK(ctypes::with_errno(nothing.address())(code).error == code); }) == wanted);
        const ctypes::function<int(int, ctypes::out<int>)> annotated([](int n, int* to) { return *to = set_errno(n); });
        CHECK(behind([&] { CHECK(ctypes::with_errno(annotated)(code).error == code); }) == wanted);
        CHECK(behind([&] { annotated.check([](int) { return true; })(code); }) == wanted);
        CHECK(behind([&] { CHECK_THROWS(ctypes::with_errno(throws)(code)); }) == wanted);
        CHECK(ctypes::last_error() == code);
        const ctypes::function<ints> thrower(+throws);
        CHECK(behind([&] { CHECK_THROWS(ctypes::with_errno(thrower)(code)); }) == wanted);
        CHECK(behind([&] { CHECK_THROWS(thrower.rethrowing().check([](int) { return true; })(code)); }) == wanted);
    }
}

TEST_CASE("a call with a signature of run time that keeps errno leaves the one of before when it sets none") {
    const ctypes::dynamic::declarations c("");
    const ctypes::dynamic::function f(c.type("int(int)"), reinterpret_cast<void (*)()>(fail.address()));
    for (const int code : {0, EDOM}) {
        CHECK(behind([&] { CHECK(ctypes::with_errno(f)(code).error == code); }) == (code == 0 ? EBADF : code));
        CHECK(behind([&] { f(code); }) == (code == 0 ? EBADF : code));
    }
}

TEST_CASE("C that runs a callback finds its errno again after checked calls in it") {
    CHECK(seen_by_c([] { fail.check([](int) { return true; })(0); }) == ENOENT);
    CHECK(seen_by_c([] { ctypes::with_errno(fail)(0); }) == ENOENT);
    CHECK(seen_by_c([] { ctypes::with_errno(fail)(EIO); }) == EIO);
    CHECK(seen_by_c([] {
              const ctypes::callback<ints> inner = [](int n) { return n; }; // a checking call with callbacks of its own
              int answers[2];
              c_function<int(ints*, int, int*)>("cb_each")(inner, 2, answers);
          }) == ENOENT);
}

TEST_CASE("errno is as C and the callables left it when an exception stops callbacks, also on a new thread") {
    std::thread([] {
        const auto errno_after = c_function<int(ints*, int)>("cb_errno_after");
        int runs = 0;
        const ctypes::callback<ints> throws = [&](int) -> int {
            ++runs;
            throw std::runtime_error("first");
        };
        int after_first = 0, after_stopped = 0;
        const ctypes::callback<ints> both = ctypes::always_run([&](int) {
            after_first = errno_after.unchecked()(throws, EPIPE);
            after_stopped = errno_after.unchecked()(throws, EAGAIN);
            return 0;
        });
        errno = ENOSPC;
        CHECK_THROWS(errno_after(both, ENOMEM));
        CHECK(runs == 1);
        CHECK(after_first == EPIPE);
        CHECK(after_stopped == EAGAIN);
    }).join();
}
