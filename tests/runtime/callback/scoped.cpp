#include <ctypes/handle.hpp>
#include <ctypes/library.hpp>
#include <ctypes/live.hpp>
#include <ctypes/out.hpp>
#include <ctypes/scoped_callback.hpp>
#include <ctypes/span.hpp>
#include <ctypes/string.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

struct sqlite3;

namespace {

extern "C" {
int call_if(int (*f)(int), int n) { return f == nullptr ? -1 : f(n); }
int call_until_seven(int (*f)(void*, int), void* data) {
    int calls = 0;
    for (; calls < 100; ++calls)
        if (f == nullptr || f(data, calls) == 7) break;
    return calls;
}
int data_first(void* data, int (*f)(void*, int)) { return f(data, 3); }
int call_and_destroy(int n, void* data, int (*f)(void*, int), void (*destroy)(void*)) {
    const int result = f == nullptr ? -1 : f(data, n);
    if (destroy != nullptr) destroy(data);
    return result;
}
int takes_both(int (*)(void*, int), void* data, void (*destroy)(void*), const char*, signed char) {
    destroy(data);
    return 1;
}
}

using database = ctypes::handle<sqlite3*, "sqlite3_close">;

} // namespace

TEST_CASE("a lambda with captures is written in place: qsort") {
    const auto sort =
        ctypes::library::self()
            .function<void(void*, std::size_t, std::size_t, ctypes::scoped<int(const void*, const void*)>)>("qsort");
    std::array<int, 4> data{3, 1, 4, 2};
    int count = 0;
    sort(data, data.size(), sizeof(int), [&](const void* a, const void* b) {
        ++count;
        return *static_cast<const int*>(b) - *static_cast<const int*>(a);
    });
    CHECK(data == std::array<int, 4>{4, 3, 2, 1});
    CHECK(count > 0);
}

TEST_CASE("after the call nothing of a scoped callable is left") {
    const auto before = ctypes::live();
    const auto kept = std::make_shared<int>(2);
    const ctypes::function<int(ctypes::scoped<int(int)>, int)> f(&call_if);
    CHECK(f([kept](int n) { return n + *kept; }, 3) == 5);
    CHECK(kept.use_count() == 1);
    CHECK(ctypes::live() == before);
}

TEST_CASE("a scoped parameter takes nullptr, a function pointer, a named callback") {
    const ctypes::function<int(ctypes::scoped<int(int)>, int)> f(&call_if);
    CHECK(f(nullptr, 3) == -1);
    int (*const twice)(int) = [](int n) { return 2 * n; };
    CHECK(f(twice, 3) == 6);
    const ctypes::callback<int(int)> named = [](int n) { return 3 * n; };
    CHECK(f(named, 3) == 9);
}

TEST_CASE("an exception of a scoped callable arrives at the call, also without captures") {
    const ctypes::function<int(ctypes::scoped<int(int)>, int)> f(&call_if);
    CHECK_THROWS_WITH_AS(f([](int) -> int { throw std::runtime_error("no captures"); }, 1), "no captures",
                         std::runtime_error);
    const std::string words = "captured";
    CHECK_THROWS_WITH_AS(f([&](int) -> int { throw std::runtime_error(words); }, 1), "captured", std::runtime_error);
}

TEST_CASE("a scoped callable may bring its error result") {
    const ctypes::function<int(ctypes::scoped<int(int)>, int)> f(&call_if);
    CHECK_THROWS_AS(f(ctypes::with_error_result([](int) -> int { throw 1; }, 7), 1), int);
    const ctypes::function<int(ctypes::scoped_data<int(void*, int)>)> until(&call_until_seven);
    int runs = 0;
    CHECK_THROWS_AS(until(ctypes::with_error_result(
                        [&](int n) -> int {
                            ++runs;
                            if (n == 2) throw std::runtime_error("enough");
                            return 0;
                        },
                        7)),
                    std::runtime_error);
    CHECK(runs == 3);
}

TEST_CASE("a scoped pair is the function and its user data, in either order") {
    const ctypes::function<int(ctypes::scoped_data<int(void*, int)>)> until(&call_until_seven);
    CHECK(until([last = 4](int n) { return n == last ? 7 : 0; }) == 4);
    CHECK(until(nullptr) == 0);
    const ctypes::function<int(ctypes::scoped_data<int(void*, int), ctypes::data_order::data_first>)> first(
        &data_first);
    CHECK(first([by = 5](int n) { return n * by; }) == 15);
}

TEST_CASE("scoped calls nest") {
    const ctypes::function<int(ctypes::scoped<int(int)>, int)> f(&call_if);
    int depth = 0;
    const int result = f(
        [&](int n) {
            ++depth;
            return f([&](int m) { return ++depth + m; }, n) + 100;
        },
        5);
    CHECK(result == 107);
    CHECK(depth == 2);
}

TEST_CASE("an owned callable is destroyed by C, exactly once") {
    const ctypes::function<int(int, ctypes::owned_data<int(void*, int), ctypes::data_order::data_first>)> f(
        &call_and_destroy);
    const auto kept = std::make_shared<int>(4);
    CHECK(f(3, [kept](int n) { return n + *kept; }) == 7);
    CHECK(kept.use_count() == 1);
    CHECK(f(3, nullptr) == -1);
}

TEST_CASE("an owned callable is destroyed by us when the call is not made") {
    const ctypes::function<int(ctypes::owned_data<int(void*, int)>, ctypes::sized<const char*, signed char>)> f(
        &takes_both);
    const auto kept = std::make_shared<int>(4);
    CHECK_THROWS_AS(f([kept](int n) { return n; }, std::string(200, 'x')), ctypes::error);
    CHECK(kept.use_count() == 1);
    CHECK(f([kept](int n) { return n; }, "x") == 1);
    CHECK(kept.use_count() == 1);
}

TEST_CASE("SQLite runs a scoped callable for each row, and is ended early by an error result") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    const auto open = sqlite->function<int(const char*, ctypes::out<database>)>("sqlite3_open");
    const auto exec = sqlite->function<int(database, const char*, ctypes::scoped_data<int(void*, int, char**, char**)>,
                                           ctypes::out<ctypes::owned_string<"sqlite3_free">>)>("sqlite3_exec");
    const auto [opened, db] = open(":memory:");
    REQUIRE(opened == 0);
    std::string rows;
    const auto [status, message] = exec(db, "VALUES('a', 1), ('b', NULL), ('c', 3)", [&](int n, char** values, char**) {
        for (int i = 0; i < n; ++i) rows += values[i] != nullptr ? values[i] : "-";
        return 0;
    });
    CHECK(status == 0);
    CHECK(rows == "a1b-c3");

    int seen = 0;
    const int abort = 4;
    CHECK_THROWS_WITH_AS(
        (exec(db, "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n LIMIT 1000000) SELECT i FROM n",
              ctypes::with_error_result(
                  [&](int, char** values, char**) -> int {
                      if (++seen == 3) throw std::runtime_error(std::string("row ") + values[0]);
                      return 0;
                  },
                  abort))),
        "row 3", std::runtime_error);
    CHECK(seen == 3);
}

TEST_CASE("an exception goes through two statements of SQLite, each told to abort") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    const auto open = sqlite->function<int(const char*, ctypes::out<database>)>("sqlite3_open");
    using row = int(void*, int, char**, char**);
    const auto exec = sqlite->function<int(database, const char*, ctypes::scoped_data<row>, void*)>("sqlite3_exec");
    const auto last_status = sqlite->function<int(database)>("sqlite3_errcode");
    const auto [opened, db] = open(":memory:");
    REQUIRE(opened == 0);
    const int abort = 4;
    int rows = 0, inner_status = 0;
    const char* const three = "VALUES (1), (2), (3)";
    const auto inner = [&](int, char**, char**) -> int {
        ++rows;
        throw std::runtime_error("in the inner statement");
    };
    const auto outer = [&, &same_db = db](int, char**, char**) {
        ++rows;
        try {
            exec(same_db, three, ctypes::with_error_result(inner, abort), nullptr);
        } catch (...) {
            inner_status = last_status(same_db);
            throw;
        }
        return 0;
    };
    CHECK_THROWS_WITH_AS(exec(db, three, ctypes::with_error_result(outer, abort), nullptr), "in the inner statement",
                         std::runtime_error);
    CHECK(rows == 2); // one of each
    CHECK(inner_status == abort);
    CHECK(last_status(db) == abort);
}

TEST_CASE("SQLite owns a collation and destroys it when the database closes") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    const auto exec = sqlite->function<int(database, const char*, ctypes::scoped_data<int(void*, int, char**, char**)>,
                                           ctypes::out<ctypes::owned_string<"sqlite3_free">>)>("sqlite3_exec");
    const auto collation = sqlite->function<int(
        database, const char*, int,
        ctypes::owned_data<int(void*, int, const void*, int, const void*), ctypes::data_order::data_first, 0>)>(
        "sqlite3_create_collation_v2");
    const auto kept = std::make_shared<int>();
    std::string rows;
    {
        auto [opened, db] = sqlite->function<int(const char*, ctypes::out<database>)>("sqlite3_open")(":memory:");
        const auto backwards = [kept](int n, const void* a, int m, const void* b) {
            return std::string_view(static_cast<const char*>(b), static_cast<std::size_t>(m))
                .compare(std::string_view(static_cast<const char*>(a), static_cast<std::size_t>(n)));
        };
        CHECK(collation(db, "backwards", 1, backwards) == 0);
        CHECK(kept.use_count() == 3);
        CHECK(collation(db, "backwards", 1, backwards) == 0); // the first one is destroyed
        CHECK(kept.use_count() == 3);
        exec(db, "SELECT * FROM (VALUES('a'), ('c'), ('b')) ORDER BY 1 COLLATE backwards",
             [&](int, char** values, char**) {
                 rows += values[0];
                 return 0;
             });
    }
    CHECK(rows == "cba");
    CHECK(kept.use_count() == 1);
}

TEST_CASE("expat hands the user data to several callables") {
    const auto expat = optional_library("libexpat.so.1");
    if (!expat) return;
    struct parser;
    using owner = ctypes::handle<parser*, "XML_ParserFree">;
    using start = void(void*, const char*, const char**);
    const auto create = expat->function<owner(const char*)>("XML_ParserCreate");
    const auto user_data = expat->function<void(owner, void*)>("XML_SetUserData");
    const auto on_start = expat->function<void(owner, start*)>("XML_SetStartElementHandler");
    const auto parse = expat->function<int(owner, ctypes::sized<const char*, int>, int)>("XML_Parse").rethrowing();
    const owner xml = create(nullptr);
    std::vector<std::string> names;
    const ctypes::data_callback<start> started = [&](const char* name, const char**) {
        if (name == std::string("bad")) throw std::runtime_error("bad element");
        names.push_back(name);
    };
    user_data(xml, started.data());
    on_start(xml, started.function());
    CHECK(parse(xml, "<a><b/>", 0) == 1);
    CHECK(names == std::vector<std::string>{"a", "b"});
    CHECK_THROWS_WITH_AS(parse(xml, std::string("<bad/></a>"), 1), "bad element", std::runtime_error);
}
