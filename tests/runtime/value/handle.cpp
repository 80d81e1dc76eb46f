#include <ctypes/handle.hpp>
#include <ctypes/library.hpp>
#include <ctypes/live.hpp>
#include <ctypes/out.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

struct sqlite3; // of SQLite, never looked into

namespace {

int closed = 0;

extern "C" {
void close_number(int) { ++closed; }
int open_number(int value, int* number) {
    if (value < 0) return -1; // writes nothing
    *number = value;
    return 0;
}
int borrow_number(int number) { return 10 * number; }
void close_with_callback(int) { // which throws
    ++closed;
    CHECK(ctypes::detail::exception_trap::keep(std::make_exception_ptr(std::runtime_error("closing"))));
}
int make_number(int value) { return value; }
int open_and_throw(int value, int* number) { // from a callback, as it were
    *number = value;
    CHECK(ctypes::detail::exception_trap::keep(std::make_exception_ptr(std::runtime_error("while opening"))));
    return value;
}
}

using number = ctypes::handle<int, ctypes::calls<&close_number>, -1>;
using database = ctypes::handle<sqlite3*, "sqlite3_close">;
using memory = ctypes::handle<void*, "free">;

static_assert(!std::is_copy_constructible_v<number> && std::is_nothrow_move_constructible_v<number>);
static_assert(sizeof(number) == sizeof(int), "closed by a function of the program, a handle is its object");
static_assert(std::is_same_v<ctypes::signature<int(number, ctypes::out<number>)>::c_type, int(int, int*)>);

} // namespace

TEST_CASE("a handle closes its object once, when it goes") {
    closed = 0;
    {
        const number owner(3);
        CHECK(owner);
        CHECK(owner.get() == 3);
    }
    CHECK(closed == 1);
}

TEST_CASE("a moved-from handle is empty and closes nothing") {
    closed = 0;
    {
        number first(1);
        number second = std::move(first);
        CHECK_FALSE(first);
        CHECK(second.get() == 1);
        first.reset(); // nothing
        CHECK(closed == 0);
        number third(2);
        third = std::move(second); // closes 2
        CHECK(closed == 1);
        CHECK(third.get() == 1);
        number& same = third;
        third = std::move(same);
        CHECK(third.get() == 1);
    }
    CHECK(closed == 2);
}

TEST_CASE("release gives the object up, reset closes it now") {
    closed = 0;
    number owner(5);
    CHECK(owner.release() == 5);
    CHECK_FALSE(owner);
    owner = number(6);
    owner.reset();
    owner.reset();
    CHECK(closed == 1);
}

TEST_CASE("as a result and an out-parameter a handle takes ownership, as a parameter it is lent") {
    closed = 0;
    {
        const ctypes::function<number(int)> make(&make_number);
        const ctypes::function<int(int, ctypes::out<number>)> open(&open_number);
        const ctypes::function<int(number)> borrow(&borrow_number);
        const number made = make(7);
        const auto [status, opened] = open(8);
        CHECK(borrow(made) == 70);
        CHECK(borrow(opened) == 80);
        CHECK(closed == 0);
        borrow(make(9)); // a temporary lives as long as the call
        CHECK(closed == 1);
    }
    CHECK(closed == 3);
}

TEST_CASE("an out-parameter that C does not write stays the empty handle") {
    closed = 0;
    {
        const ctypes::function<int(int, ctypes::out<number>)> open(&open_number);
        const auto [status, opened] = open(-1);
        CHECK(status == -1);
        CHECK_FALSE(opened); // and not the owner of 0
        CHECK(opened.get() == -1);
    }
    CHECK(closed == 0);
}

TEST_CASE("a handle may discard what callbacks throw while it closes, by a callable or by name") {
    using loud = ctypes::handle<int, ctypes::discarding(ctypes::calls<&close_with_callback>)>;
    closed = 0;
    { const loud owner(5); }
    CHECK(closed == 1);
    CHECK_FALSE(ctypes::detail::exception_trap::stopped());

    const auto self = ctypes::library::self();
    using named = ctypes::handle<int, ctypes::discarding("close_with_callback"), -1>;
    {
        const auto owner = self.function<named(int)>("make_number")(6);
        CHECK(owner.get() == 6);
    }
    CHECK(closed == 2);

    // without it, the exception belongs to the call around
    const auto close = [] {
        { const ctypes::handle<int, ctypes::calls<&close_with_callback>> owner(7); }
        CHECK(ctypes::detail::exception_trap::stopped());
    };
    CHECK_THROWS_AS(ctypes::detail::call_trapped<void>(ctypes::detail::rethrowing_call<decltype(close)>{close}),
                    std::runtime_error);
}

TEST_CASE("a handle may discard what callbacks throw while it closes, by a callable or by name") {
    closed = 0;
    { const ctypes::handle<int, ctypes::discarding(ctypes::calls<&close_with_callback>)> owner(5); }
    CHECK(closed == 1);
    CHECK_FALSE(ctypes::detail::exception_trap::stopped());

    using named = ctypes::handle<int, ctypes::discarding("close_with_callback"), -1>;
    named::context by;
    by.close = &close_with_callback;
    { const named owner(6, by); }
    CHECK(closed == 2);

    // without it, the exception belongs to the call around
    const auto close = [] {
        { const ctypes::handle<int, ctypes::calls<&close_with_callback>> owner(7); }
        CHECK(ctypes::detail::exception_trap::stopped());
    };
    CHECK_THROWS_AS(ctypes::detail::call_trapped<void>(ctypes::detail::rethrowing_call<decltype(close)>{close}),
                    std::runtime_error);
}

TEST_CASE("what C opened has its owner when an exception of a callback flies on") {
    closed = 0;
    const ctypes::function<int(int, ctypes::out<number>)> as_out(&open_and_throw);
    CHECK_THROWS_WITH_AS(as_out.rethrowing()(5), "while opening", std::runtime_error);
    CHECK(closed == 1);
    const ctypes::function<number(int, ctypes::out<int>)> as_result(&open_and_throw);
    CHECK_THROWS_WITH_AS(as_result.rethrowing()(5), "while opening", std::runtime_error);
    CHECK(closed == 2);
}

TEST_CASE("a file descriptor and a stream are handles of one line") {
    using descriptor = ctypes::handle<int, ctypes::calls<&::close>, -1>;
    using stream = ctypes::handle<std::FILE*, ctypes::calls<&std::fclose>>;
    const ctypes::library libc = ctypes::library::self();
    const auto open_ = libc.function<descriptor(const char*, ctypes::defaulted<int, O_RDONLY>)>("open");
    int raw = -1;
    {
        const descriptor file = open_("/dev/null");
        REQUIRE(file);
        raw = file.get();
        CHECK(::fcntl(raw, F_GETFD) >= 0);
    }
    CHECK(::fcntl(raw, F_GETFD) == -1);
    CHECK_FALSE(open_("/no/such/file"));

    const auto fopen_ = libc.function<stream(const char*, const char*)>("fopen");
    const auto fgetc_ = libc.function<int(stream)>("fgetc");
    const stream empty = fopen_("/dev/null", "r");
    REQUIRE(empty);
    CHECK(fgetc_(empty) == EOF);
    CHECK_FALSE(fopen_("/no/such/file", "r"));
}

TEST_CASE("a handle closed by name keeps its library loaded") {
    const std::size_t before = ctypes::live().libraries;
    {
        memory kept;
        {
            const ctypes::library libc("libc.so.6");
            kept = libc.function<memory(std::size_t)>("malloc")(16u);
        }
        CHECK(kept);
        if (CTYPES_COUNT_LIVE) CHECK(ctypes::live().libraries == before + 1);
    }
    CHECK(ctypes::live().libraries == before);
}

TEST_CASE("a deleter that the library lacks is an error where the function is bound") {
    using wrong = ctypes::handle<void*, "no_such_deleter">;
    const ctypes::library libc("libc.so.6");
    std::string symbol;
    try {
        (void)libc.function<wrong(std::size_t)>("malloc");
    } catch (const ctypes::symbol_error& error) {
        symbol = error.symbol();
    }
    CHECK(symbol == "no_such_deleter");
    CHECK_THROWS_AS((void)libc.try_function<int(ctypes::out<wrong>)>("malloc"), ctypes::symbol_error);
}

TEST_CASE("a function without a library cannot make a handle closed by name, and says so") {
    const ctypes::function<memory(std::size_t)> make(&std::malloc);
    std::string words;
    void* leaked = nullptr;
    const ctypes::function<memory(void*)> same([](void* p) { return p; });
    CHECK_FALSE(same(nullptr)); // nothing to close
    try {
        leaked = std::malloc(1);
        (void)same(leaked);
    } catch (const ctypes::error& error) {
        words = error.what();
    }
    std::free(leaked);
    CHECK(words.find("'free' was not looked up") != words.npos);
}

TEST_CASE("sqlite3_open returns the owner, also of a database that could not be opened") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    const auto open_ = sqlite->function<int(const char*, ctypes::out<database>)>("sqlite3_open");
    const auto message = sqlite->function<const char*(database)>("sqlite3_errmsg");
    {
        const auto [status, db] = open_(":memory:");
        CHECK(status == 0);
        CHECK(db);
        CHECK(message(db) == std::string("not an error"));
    }
    const auto [status, db] = open_("/no/such/folder/file.db");
    CHECK(status != 0);
    CHECK(db); // SQLite makes an object even then, for its message
    CHECK(message(db) == std::string("unable to open database file"));
}
