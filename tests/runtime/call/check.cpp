#include <ctypes/check.hpp>
#include <ctypes/function.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/library.hpp>
#include <ctypes/out.hpp>
#include <ctypes/string.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <tuple>
#include <type_traits>

namespace {

int closed = 0;

extern "C" {
void close_number(int) { ++closed; }
int give(int value, int error) {
    errno = error;
    return value;
}
int give_out(int value, int* out) {
    *out = 5;
    errno = EBUSY;
    return value;
}
void* pointer_or_null(int which) {
    static int object;
    errno = ENOMEM;
    return which != 0 ? &object : nullptr;
}
char* text_or_null(int which) {
    errno = ENOENT;
    return which != 0 ? ::strdup("text") : nullptr;
}
int call_back(int (*f)(int), int n) { return f(n); }
}

using number = ctypes::handle<int, ctypes::calls<&close_number>, -1>;

template <class F>
std::system_error caught(F&& f) {
    try {
        f();
    } catch (const std::system_error& error) {
        return error;
    }
    return std::system_error(std::error_code());
}

} // namespace

TEST_CASE("a result that the policy refuses is a system_error with errno and the function's name") {
    const auto open_ = ctypes::library::self().function<int(const char*, int)>("open").check(ctypes::nonnegative);
    const std::system_error error = caught([&] { open_("/no/such/file", O_RDONLY); });
    CHECK(error.code() == std::errc::no_such_file_or_directory);
    CHECK(std::string(error.what()).starts_with("open: "));
    CHECK(ctypes::last_error() == ENOENT);
}

TEST_CASE("a result that the policy takes is returned as it is") {
    const ctypes::function<int(int, int)> f(&give);
    CHECK(f.check(ctypes::nonnegative)(3, EPERM) == 3);
    CHECK(f.check(ctypes::zero)(0, EPERM) == 0);
    const ctypes::function<void*(int)> pointer(&pointer_or_null);
    CHECK(pointer.check(ctypes::nonnull)(1) == pointer_or_null(1));
}

TEST_CASE("nonnegative, zero and nonnull refuse what their names say") {
    const ctypes::function<int(int, int)> f(&give);
    CHECK(caught([&] { f.check(ctypes::nonnegative)(-1, EACCES); }).code().value() == EACCES);
    CHECK(caught([&] { f.check(ctypes::zero)(2, EEXIST); }).code().value() == EEXIST);
    const ctypes::function<void*(int)> pointer(&pointer_or_null);
    CHECK(caught([&] { pointer.check(ctypes::nonnull)(0); }).code().value() == ENOMEM);
    // and take what they do not say
    CHECK(f.check(ctypes::nonnegative)(0, EACCES) == 0);
    CHECK(f.check(ctypes::zero)(0, EACCES) == 0);
    CHECK(caught([&] { f.check(ctypes::zero)(-1, EEXIST); }).code().value() == EEXIST);
    CHECK(pointer.check(ctypes::nonnull)(1) != nullptr);
}

TEST_CASE("the error of a function without a name says so") {
    const ctypes::function<int(int, int)> f(&give);
    CHECK(std::string(caught([&] { f.check(ctypes::zero)(1, EEXIST); }).what()).starts_with("C function: "));
}

TEST_CASE("errno before the call does not matter") {
    const ctypes::function<int(int)> quiet([](int n) { return n; });
    errno = EIO;
    CHECK(caught([&] { quiet.check(ctypes::nonnegative)(-1); }).code().value() == 0);
    CHECK(ctypes::last_error() == 0);
}

TEST_CASE("a policy may look at the arguments and throw what it likes") {
    const ctypes::function<int(int, int)> f(&give);
    const auto checked = f.check([](int result, int value, int) {
        if (result < 0) throw std::out_of_range("value " + std::to_string(value));
    });
    CHECK(checked(4, 0) == 4);
    CHECK_THROWS_WITH_AS(checked(-3, 0), "value -3", std::out_of_range);
}

TEST_CASE("what a policy returns replaces the result") {
    const ctypes::function<int(int, int)> f(&give);
    const auto words = f.check([](int result) { return result < 0 ? std::string("bad") : std::to_string(result); });
    CHECK(words(-1, 0) == "bad");
    CHECK(words(12, 0) == "12");
    const ctypes::function<int(int, ctypes::out<int>)> outs(&give_out);
    const auto replaced = outs.check([](int result) { return std::to_string(result); });
    CHECK(replaced(7) == std::tuple(std::string("7"), 5));
}

TEST_CASE("policies see the C result: of a handle the object, of a string the pointer") {
    closed = 0;
    const ctypes::function<number(int, int)> open(&give);
    CHECK(caught([&] { (void)open.check(ctypes::nonnegative)(-1, EMFILE); }).code().value() == EMFILE);
    {
        const number owner = open.check(ctypes::nonnegative)(4, 0);
        CHECK(owner.get() == 4);
    }
    CHECK(closed == 1);

    const ctypes::function<ctypes::copied_string(int)> text(
        [](int which) -> const char* { return which != 0 ? "x" : nullptr; });
    CHECK(text.check(ctypes::nonnull)(1) == "x");
    CHECK_THROWS_AS((void)text.check(ctypes::nonnull)(0), std::system_error);
    const auto real = ctypes::library::self()
                          .function<ctypes::owned_string<"free">(const char*, ctypes::optional<char*>)>("realpath")
                          .check(ctypes::nonnull);
    CHECK(real("/usr/..") == "/");
    CHECK(caught([&] { (void)real("/no/such"); }).code() == std::errc::no_such_file_or_directory);
}

TEST_CASE("a policy over the handle itself is asked with the handle") {
    const ctypes::function<number(int, int)> open(&give);
    const auto checked = open.check([](const number& owner) { return static_cast<bool>(owner); });
    CHECK(checked(3, 0));
    CHECK_THROWS_AS((void)checked(-1, EMFILE), std::system_error);
}

TEST_CASE("what the call has made is closed when the policy throws") {
    closed = 0;
    const ctypes::function<int(int, ctypes::out<number>)> open(&give_out);
    CHECK(caught([&] { (void)open.check(ctypes::zero)(1); }).code().value() == EBUSY);
    CHECK(closed == 1);
}

TEST_CASE("expect gives a value or an error code") {
    const ctypes::function<int(int, int)> f(&give);
    const auto expecting = f.expect(ctypes::nonnegative);
    const auto good = expecting(5, EPERM);
    REQUIRE(good);
    CHECK(*good == 5);
    CHECK(good.value() == 5);
    CHECK_FALSE(good.error());
    const auto bad = expecting(-1, EPERM);
    CHECK_FALSE(bad.has_value());
    CHECK(bad.error() == std::errc::operation_not_permitted);
    CHECK(bad.value_or(9) == 9);
    CHECK(good.value_or(9) == 5);
    CHECK_THROWS_AS((void)bad.value(), std::system_error);
    const ctypes::function<int(int, ctypes::out<number>)> open(&give_out);
    auto pair = open.expect(ctypes::zero)(0);
    REQUIRE(pair);
    CHECK(std::get<1>(std::move(pair).value()).get() == 5);
}

TEST_CASE("with_errno over handles and strings is errno right after the C call") {
    const ctypes::function<ctypes::copied_string(int)> copies([](int) -> const char* {
        errno = EDOM;
        return "a text that is longer than what a std::string has room for in itself";
    });
    const auto [text, error] = ctypes::with_errno(copies)(1);
    CHECK(text.size() > 20);
    CHECK(error == EDOM);
    const ctypes::function<int(int, ctypes::out<int>)> outs(&give_out);
    const auto [both, busy] = ctypes::with_errno(outs)(2);
    CHECK(both == std::tuple(2, 5));
    CHECK(busy == EBUSY);
    const ctypes::function<void(int)> nothing([](int n) { errno = n; });
    CHECK(ctypes::with_errno(nothing)(ERANGE).error == ERANGE);
    CHECK(ctypes::with_errno(nothing.rethrowing())(ERANGE).error == ERANGE);
}

TEST_CASE("a checked function keeps the address, the name and what rethrows") {
    const auto open_ = ctypes::library::self().function<int(const char*, int)>("open");
    const auto checked = open_.check(ctypes::nonnegative);
    CHECK((checked.address() == open_.address()));
    CHECK(checked.name() == "open");
    CHECK(checked);
    CHECK(open_.rethrowing().check(ctypes::nonnegative).name() == "open");
    CHECK(checked.rethrowing().name() == "open");
}

TEST_CASE("a checked or expecting function may rethrow, too") {
    const ctypes::function<int(int)> f([](int n) {
        CHECK(ctypes::detail::exception_trap::keep(std::make_exception_ptr(std::runtime_error("kept"))));
        return n;
    });
    const auto checked = f.check(ctypes::nonnegative).rethrowing();
    CHECK_THROWS_WITH_AS(checked(1), "kept", std::runtime_error);
    const auto expecting = f.expect(ctypes::nonnegative).rethrowing();
    CHECK_THROWS_WITH_AS(expecting(1), "kept", std::runtime_error);
}

TEST_CASE("a rethrowing function takes records in braces, an unchecked one too") {
    struct pair {
        int a, b;
    };
    const ctypes::function<int(pair, pair)> add([](pair x, pair y) { return x.a + x.b + y.a + y.b; });
    CHECK(add({1, 2}, {3, 4}) == 10);
    CHECK(add.rethrowing()({1, 2}, {3, 4}) == 10);
    CHECK(add.unchecked()({1, 2}, {3, 4}) == 10);
    CHECK(add.unchecked()(pair{1, 2}, {3, 4}) == 10);
}

TEST_CASE("a function with a function pointer among its parameters checks, unless unchecked") {
    using called = ctypes::function<int(int (*)(int), int)>;
    static_assert(called::options.carries);
    static_assert(!ctypes::unchecked_function<int(int (*)(int), int)>::options.carries);
    static_assert(!ctypes::function<int(int)>::options.carries);
    static_assert(ctypes::rethrowing_function<int(int)>::options.carries);
    const called f(&call_back);
    CHECK(f.unchecked()([](int n) { return n + 1; }, 2) == 3);
}
