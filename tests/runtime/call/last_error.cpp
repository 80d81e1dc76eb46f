#include "c_fixtures/clib.hpp"

#include <ctypes/last_error.hpp>
#include <ctypes/libffi_call.hpp>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>

namespace {

template <class Signature>
ctypes::function<Signature> bound(const char* name) {
    return {clib::symbol<Signature>(name), name};
}

struct large {
    long n[8];
};
struct flags {
    unsigned low : 3;
    int high : 5;
};
int last_of(large l) {
    errno = EDOM;
    return static_cast<int>(l.n[7]);
}
int owned(std::unique_ptr<int> n) noexcept { return *n; }
int counted(int& n) { return ++n; }

} // namespace

TEST_CASE("with_errno gives the result and errno as it was right after the call") {
    const auto fail = ctypes::with_errno(bound<int(int)>("fail_with"));
    const auto [value, error] = fail(ENOENT);
    CHECK(value == -1);
    CHECK(error == ENOENT);
    CHECK(fail(EINTR).error == EINTR);
}

TEST_CASE("errno is 0 before the call, so that an old value is not taken for a new one") {
    const auto current = ctypes::with_errno(bound<int()>("current_errno"));
    errno = EBADF;
    const auto [seen, error] = current();
    CHECK(seen == 0);
    CHECK(error == 0);
}

TEST_CASE("a function without result has an errno, too") {
    const auto fail = ctypes::with_errno(bound<void(int)>("fail_silently"));
    CHECK(fail(EPIPE).error == EPIPE);
    const auto [error] = fail(EAGAIN);
    CHECK(error == EAGAIN);
    static_assert(std::is_same_v<decltype(fail(1)), ctypes::errno_result<void>>);
}

TEST_CASE("with_errno works through libffi, on plain pointers and on rethrowing functions") {
    const auto fail = bound<int(int)>("fail_with");
    CHECK(ctypes::with_errno(ctypes::via_libffi(fail))(EDOM).error == EDOM);
    CHECK(ctypes::with_errno(fail.address())(ERANGE).error == ERANGE);
    CHECK(ctypes::with_errno(fail.rethrowing())(EIO).error == EIO);
    CHECK(ctypes::with_errno(*fail.address())(EPERM).error == EPERM);
}

TEST_CASE("with_errno on a plain pointer takes what the function takes") {
    const auto [value, error] = ctypes::with_errno(&last_of)({{0, 1, 2, 3, 4, 5, 6, 7}});
    CHECK(value == 7);
    CHECK(error == EDOM);
    CHECK(ctypes::with_errno(&owned)(std::make_unique<int>(3)).value == 3);
    int n = 4;
    CHECK(ctypes::with_errno(&counted)(n).value == 5);
    CHECK(n == 5);
    flags f{5, -3};
    CHECK(ctypes::with_errno(clib::symbol<int(int)>("negate_int"))(f.high).value == 3);
    char text[16] = {};
    CHECK(ctypes::with_errno(&std::snprintf)(text, sizeof text, "%u %d %s", f.low, f.high, "x").value == 6);
    CHECK(std::string(text) == "5 -3 x");
}

TEST_CASE("with_errno refers to a function that has a name, and holds a temporary") {
    auto fail = bound<int(int)>("fail_with");
    const auto referring = ctypes::with_errno(fail);
    const auto holding = ctypes::with_errno(ctypes::function<int(int)>(fail));
    fail = bound<int(int)>("negate_int");
    CHECK(referring(EDOM).value == -EDOM);
    CHECK(holding(EDOM).value == -1);
    CHECK(holding(EDOM).error == EDOM);
}

TEST_CASE("converting and freeing arguments does not disturb errno") {
    const auto fail = ctypes::with_errno(bound<double(const char*, int)>("fail_with_text"));
    CHECK(fail(std::string(100000, 'x'), ENOSPC).error == ENOSPC);
    CHECK(ctypes::last_error() == ENOSPC);
    CHECK(fail(nullptr, ENOMEM).value == -1);
}

TEST_CASE("last_error stays until the next call that keeps errno") {
    const auto fail = bound<int(int)>("fail_with");
    ctypes::with_errno(fail)(EACCES);
    errno = EBUSY;
    fail(EEXIST); // does not keep it
    CHECK(ctypes::last_error() == EACCES);
    CHECK(errno == EEXIST); // a plain call is a plain call
    ctypes::with_errno(fail)(0);
    CHECK(ctypes::last_error() == 0);
}

TEST_CASE("last_error is a thread's own") {
    const auto fail = ctypes::with_errno(bound<int(int)>("fail_with"));
    fail(ENOTDIR);
    int before = -1, after = -1;
    std::thread([&] {
        before = ctypes::last_error();
        fail(EISDIR);
        after = ctypes::last_error();
    }).join();
    CHECK(before == 0);
    CHECK(after == EISDIR);
    CHECK(ctypes::last_error() == ENOTDIR);
}
