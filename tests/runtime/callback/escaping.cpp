#include <ctypes/escaping_callback.hpp>

#include <ctypes/function.hpp>
#include <ctypes/last_error.hpp>
#include <ctypes/library.hpp>
#include <ctypes/out.hpp>
#include <ctypes/string.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using on_error = void(void*, const char*);

struct decode_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

const ctypes::library& c() {
    static const ctypes::library library(CTYPES_TEST_CLIB);
    return library;
}
int gone_on() { return c().function<int()>("escape_count")(); }

} // namespace

TEST_CASE("the exception of an escaping callback leaves C at once for the call, which throws it") {
    const auto decode = c().function<int(int, on_error*, void*)>("escape_decode");
    int calls = 0;
    ctypes::escaping_callback<on_error> fail = [&](void*, const char* what) {
        ++calls;
        throw decode_error(what);
    };
    CHECK(decode(3, fail, nullptr) == 3);
    for (int i = 0; i < 100; ++i) {
        CHECK_THROWS_WITH_AS(decode(-1, fail, nullptr), "damaged", decode_error);
        CHECK_THROWS_WITH_AS(decode.escapable()(-1, fail, nullptr), "damaged", decode_error);
    }
    CHECK(calls == 200);
    CHECK(gone_on() == 0);
    CHECK(decode.escapable()(4, fail, nullptr) == 4);
}

TEST_CASE("an escaping callback that was registered earlier leaves any call") {
    const auto set = c().function<void(on_error*, void*)>("escape_register");
    const auto decode = c().function<int(int)>("escape_decode_registered");
    const std::string where = "header";
    ctypes::escaping_callback<on_error> fail = [&](void*, const char* what) {
        throw decode_error(where + ": " + what);
    };
    set(fail, nullptr);
    CHECK_THROWS_WITH_AS(decode(-1), "header: damaged", decode_error);
    CHECK_THROWS_WITH_AS(decode.rethrowing()(-1), "header: damaged", decode_error);
    CHECK_THROWS_WITH_AS(decode.escapable()(-1), "header: damaged", decode_error);
    CHECK_THROWS_WITH_AS(decode.check(ctypes::nonnegative)(-1), "header: damaged", decode_error);
    CHECK_THROWS_WITH_AS(decode.escapable().check(ctypes::nonnegative)(-1), "header: damaged", decode_error);
    CHECK(decode.discarding()(-1) == 0);
    set(nullptr, nullptr);
    CHECK(gone_on() == 0);
}

TEST_CASE("an escaping callback that returns returns to C") {
    const auto decode = c().function<int(int, on_error*, void*)>("escape_decode");
    ctypes::escaping_callback<on_error> lenient = [](void*, const char*) {};
    const int before = gone_on();
    CHECK(decode(-1, lenient, nullptr) == 4);
    CHECK(decode.escapable()(-1, lenient, nullptr) == 4);
    CHECK(gone_on() == before + 2);
    *c().try_variable<int>("escapes_gone_on") = 0;
    CHECK_FALSE(ctypes::escaping_callback<on_error>());
}

TEST_CASE("calls with out-parameters are left, too") {
    const auto size = c().function<int(int, ctypes::out<int>, on_error*)>("escape_size");
    ctypes::escaping_callback<on_error> fail = [](void*, const char* what) { throw decode_error(what); };
    CHECK(size(7, fail) == std::tuple(0, 7));
    CHECK(size.escapable()(7, fail) == std::tuple(0, 7));
    CHECK_THROWS_AS(size(-1, fail), decode_error);
    CHECK_THROWS_AS(size.escapable()(-1, fail), decode_error);
    CHECK(gone_on() == 0);
}

TEST_CASE("an exception that another callback of the call has thrown leaves in place of its own") {
    const auto read = c().function<int(int (*)(void*), on_error*, void*)>("escape_read");
    ctypes::callback<int(void*)> source = [](void*) -> int { throw std::out_of_range("end of file"); };
    bool ran = false;
    ctypes::escaping_callback<on_error> fail = [&](void*, const char* what) {
        ran = true;
        throw decode_error(what);
    };
    CHECK_THROWS_AS(read(source, fail, nullptr), std::out_of_range);
    CHECK_THROWS_AS(read.escapable()(source, fail, nullptr), std::out_of_range);
    CHECK_FALSE(ran);
    CHECK(gone_on() == 0);
    ctypes::callback<int(void*)> empty = [](void*) { return 0; };
    CHECK_THROWS_AS(read(empty, fail, nullptr), decode_error);
    CHECK(ran);
}

TEST_CASE("inner calls are left to, and the C++ code around them goes on") {
    const auto decode = c().function<int(int, on_error*, void*)>("escape_decode");
    const auto read = c().function<int(int (*)(void*), on_error*, void*)>("escape_read");
    ctypes::escaping_callback<on_error> inner = [](void*, const char*) { throw decode_error("inner"); };
    ctypes::escaping_callback<on_error> outer = [](void*, const char*) { throw decode_error("outer"); };
    for (const bool jump : {false, true}) {
        const auto alive = std::make_shared<int>(0);
        ctypes::callback<int(void*)> source = [&](void*) {
            const auto held = alive;
            try {
                return jump ? decode.escapable()(-1, inner, nullptr) : decode(-1, inner, nullptr);
            } catch (const decode_error& e) {
                return std::string(e.what()) == "inner" ? 11 : 0;
            }
        };
        CHECK(read(source, outer, nullptr) == 11);
        CHECK(read.escapable()(source, outer, nullptr) == 11);
        ctypes::callback<int(void*)> passing = [&](void*) {
            const auto held = alive;
            return jump ? decode.escapable()(-1, inner, nullptr) : decode(-1, inner, nullptr);
        };
        CHECK_THROWS_WITH_AS(read(passing, outer, nullptr), "inner", decode_error);
        CHECK_THROWS_WITH_AS(read.escapable()(passing, outer, nullptr), "inner", decode_error);
        CHECK(alive.use_count() == 1);
    }
    CHECK(gone_on() == 0);
}

TEST_CASE("threads leave their own calls") {
    const auto decode = c().function<int(int, on_error*, void*)>("escape_decode");
    ctypes::escaping_callback<on_error> fail = [](void* n, const char*) { throw *static_cast<int*>(n); };
    std::vector<std::thread> threads;
    std::vector<int> wrong(4);
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 200; ++i) {
                int n = t * 1000 + i;
                try {
                    i % 2 ? decode(-1, fail, &n) : decode.escapable()(-1, fail, &n);
                    ++wrong[static_cast<std::size_t>(t)];
                } catch (int got) {
                    if (got != n) ++wrong[static_cast<std::size_t>(t)];
                }
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(wrong == std::vector<int>(4));
    CHECK(gone_on() == 0);
}

#ifdef CTYPES_TEST_CLIB_NO_TABLES
TEST_CASE("C without unwind tables is left by longjmp where the function is escapable") {
    const auto decode =
        ctypes::library(CTYPES_TEST_CLIB_NO_TABLES).function<int(int, on_error*, void*)>("without_tables");
    ctypes::escaping_callback<on_error> fail = [](void*, const char* what) { throw decode_error(what); };
    const auto leave = decode.escapable();
    CHECK(leave(3, fail, nullptr) == 3);
    for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(leave(-1, fail, nullptr), decode_error);
}
#endif
