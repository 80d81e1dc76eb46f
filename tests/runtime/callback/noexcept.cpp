// C functions whose callbacks are declared noexcept in C++, as some headers do.
#include <ctypes/callback.hpp>
#include <ctypes/function.hpp>
#include <ctypes/function_table.hpp>
#include <ctypes/scoped_callback.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

namespace {

using handler = int (*)(int) noexcept;
struct operations {
    handler run;
    int (*other)(int);
};

extern "C" {
static int call_with_two(handler f) { return f != nullptr ? f(2) : -1; }
static int call_plain_with_two(int (*f)(int)) { return f(2); }
static int call_with_data(int (*f)(int, void*) noexcept, void* data) { return f(2, data); }
}
const ctypes::function<int(handler)> run(&call_with_two);
const ctypes::function<int(int (*)(int, void*) noexcept, void*)> run_data(&call_with_data);

} // namespace

TEST_CASE("a callback serves a pointer to a noexcept function") {
    int seen = 0;
    const ctypes::callback<int(int)> plain = [&](int n) { return seen = n; };
    CHECK(run(plain) == 2);
    CHECK(seen == 2);
    CHECK(run([](int n) noexcept { return n + 1; }) == 3);
    CHECK(run(nullptr) == -1);
}

TEST_CASE("a callback is made for a noexcept signature, and gives a noexcept pointer") {
    int seen = 0;
    const ctypes::callback<int(int) noexcept> by_signature = [&](int n) { return seen += n; };
    const ctypes::callback<handler> by_pointer = [&](int n) { return seen += 10 * n; };
    CHECK(run(by_signature) == 2);
    CHECK(run(by_pointer) == 22);
    const handler pointer = by_signature;
    CHECK(pointer(1) == 23);
    int (*const plain)(int) = by_signature;
    CHECK(plain(1) == 24);
    CHECK(noexcept(by_pointer.pointer()(1)));
    const ctypes::function<int(ctypes::scoped<int(int) noexcept>)> scoped(&call_plain_with_two);
    CHECK(scoped([&](int n) { return seen + n; }) == 26);
}

TEST_CASE("user data and tables serve noexcept signatures") {
    int seen = 0;
    const ctypes::data_callback<int(int, void*) noexcept> add = [&](int n) { return seen += n; };
    CHECK(run_data(add.function(), add.data()) == 2);
    ctypes::function_table<operations> table;
    table.set<&operations::run>([&](int n) { return seen += n; });
    CHECK(table->run(3) == 5);
}

TEST_CASE("an exception of a callback that C calls as noexcept arrives at the call") {
    const ctypes::callback<int(int)> plain = [](int) -> int { throw std::runtime_error("thrown"); };
    CHECK_THROWS_WITH_AS(run(plain), "thrown", std::runtime_error);
    const ctypes::callback<int(int) noexcept> same = [](int) -> int { throw std::runtime_error("thrown"); };
    CHECK_THROWS_WITH_AS(run(same), "thrown", std::runtime_error);
}
