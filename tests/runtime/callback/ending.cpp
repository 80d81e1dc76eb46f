// What ends the program: each in a child process, whose last words are read.
#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "c_side.hpp"

#if __has_include(<sys/wait.h>) && __has_include(<unistd.h>)
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using ints = int(int);

struct end {
    int signal;        // that ended the program, 0 if none did
    std::string words; // what it wrote to stderr
};

template <class Action>
end end_of(Action action) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        action();
        _exit(0);
    }
    close(ends[1]);
    end result{0, {}};
    char buffer[256];
    for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
        result.words.append(buffer, static_cast<std::size_t>(n));
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
    return result;
}

} // namespace

TEST_CASE("an exception nobody waits for ends the program and says how it could have been caught") {
    const ctypes::callback<ints> callback = [](int) -> int { throw std::runtime_error("the words of the exception"); };
    const end seen = end_of([&] { callback.pointer()(1); });
    CAPTURE(seen.words);
    CHECK(seen.signal == SIGABRT);
    CHECK(seen.words.find("the words of the exception") != std::string::npos);
    CHECK(seen.words.find(".rethrowing()") != std::string::npos);

    const ctypes::callback<ints> throws_int = [](int) -> int { throw 42; };
    CHECK(end_of([&] { throws_int.pointer()(1); }).signal == SIGABRT);
}

TEST_CASE("a handler that throws ends the program") {
    const ctypes::callback<ints> callback = [](int) -> int { throw 42; };
    const end seen = end_of([&] {
        ctypes::set_callback_exception_handler([](std::exception_ptr) { throw 43; });
        callback.pointer()(1);
    });
    CHECK(seen.signal == SIGABRT);
}

TEST_CASE("C that calls a destroyed callback is stopped with a message, on all routes") {
    const auto same = [](int n) { return n; };
    const auto check_stopped = [&](ctypes::callback<ints> callback, bool uses_closure) {
        CHECK(callback.uses_closure() == uses_closure);
        const auto pointer = callback.pointer();
        callback = {};
        const end seen = end_of([&] { pointer(1); });
        CAPTURE(seen.words);
        CHECK(seen.signal == SIGABRT);
        CHECK(seen.words.find("ctypes: C called a callback that has been destroyed") != std::string::npos);
        return pointer;
    };
    const auto own = check_stopped(same, false);
    const ctypes::callback<ints> first = same;
    CHECK((first.pointer() == own)); // the function of its type
    CHECK((check_stopped(same, false) != own));
    const no_pool<ints> rest;
    check_stopped(same, true);
}
#endif
