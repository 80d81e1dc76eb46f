// sqlite.hpp - SQLite for C++: a database and its statements as owners; lambdas as SQL functions, records as SQL tables.
//
//     sqlite::database db("zones.db");
//     db.function("half", [](double x) { return x / 2; });
//     sqlite::statement query = db.prepare("SELECT half(?1)", 42);
//     while (query.step()) std::cout << query.real(0) << '\n';
#pragma once

#include "sqlite_api.hpp"
#include "sqlite_values.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sqlite {

/// A prepared statement.
class statement {
public:
    statement(const database_handle& db, std::string_view sql) {
        auto [status, prepared, rest] = c->prepare_v2(db, sql);
        if (!prepared) throw error(misuse, "there is no statement in the SQL text");
        if (sql.find_first_not_of("; \t\r\n", static_cast<std::size_t>(rest - sql.data())) != sql.npos)
            throw error(misuse, "there is more than one statement in the SQL text");
        handle_ = std::move(prepared);
    }

    /// Gives the values to ?1, ?2 and so on, and begins anew; texts are copied.
    template <class... Values>
    statement& bind(const Values&... values) {
        c->reset(handle_);
        [[maybe_unused]] int position = 0;
        (bind_one(++position, values), ...);
        return *this;
    }

    /// Goes to the next row; false behind the last one. Throws `error`, or what a registered lambda threw.
    bool step() {
        const int status = c->step(handle_);
        if (status != row && status != done) fail(handle_);
        return status == row;
    }

    /// Binds the values and runs the statement to its end, so that it can be run again.
    template <class... Values>
    void run(const Values&... values) {
        bind(values...);
        while (step()) {
        }
        c->reset(handle_);
    }

    // The row that step() went to. Columns count from 0; a NULL reads as 0 or as an empty text.
    int columns() const { return c->column_count(handle_); }
    std::string name(int column) const { return c->column_name(handle_, column); }
    bool is_number(int column) const {
        const int type = c->column_type(handle_, column);
        return type == integer_type || type == real_type;
    }
    double real(int column) const { return c->column_double(handle_, column); }
    std::string text(int column) const {
        const char* text = c->column_text(handle_, column); // first the text, then its size
        if (text == nullptr) return {};
        return std::string(text, static_cast<std::size_t>(c->column_bytes(handle_, column)));
    }

private:
    void bind_one(int position, std::integral auto value) { c->bind_int64(handle_, position, value); }
    void bind_one(int position, double value) { c->bind_double(handle_, position, value); }
    void bind_one(int position, std::string_view value) {
        c->bind_text(handle_, position, detail::not_null(value), transient());
    }

    statement_handle handle_;
};

/// A column of a table over C++ records: a member, a member function, or any callable over a record.
template <class Get>
struct column {
    std::string name;
    Get get;
};
template <class Get>
column(const char*, Get) -> column<Get>;

/// An open database, and what its SQL may use of C++. SQLite owns that and destroys it when the database closes, which
/// the last statement does when it lives longer than this object.
class database {
public:
    /// Opens the file, or makes it; ":memory:" is a database without a file.
    explicit database(const std::string& file) {
        auto [status, opened] = c->open_v2(file, open_read_write | open_create, nullptr);
        if (status != ok) throw error(status, opened ? c->errmsg(opened.get()) : c->errstr(status));
        handle_ = std::move(opened);
        c->busy_timeout(handle_, 5000); // wait for another program that writes
    }

    template <class... Values>
    statement prepare(std::string_view sql, const Values&... values) const {
        statement prepared(handle_, sql);
        prepared.bind(values...);
        return prepared;
    }

    template <class... Values>
    void run(std::string_view sql, const Values&... values) const {
        prepare(sql).run(values...);
    }

    /// Makes a lambda an SQL function. Its parameters and its result are numbers or texts; like most
    /// of SQL's own functions it answers NULL with NULL.
    template <class Lambda>
    void function(const std::string& name, Lambda lambda) {
        function_of(name, std::function{std::move(lambda)});
    }

    /// Makes two lambdas an SQL aggregate: `step(State&, values...)` for each row, `result(const State&)`
    /// for the group. The state begins as zeros and lives in memory of SQLite: it is plain data.
    template <class Step, class Result>
    void aggregate(const std::string& name, Step step, Result result) {
        aggregate_of(name, std::function{std::move(step)}, std::move(result));
    }

    /// Makes a lambda an SQL collation: `order(a, b)` of two `std::string_view` is below, equal to or above zero.
    template <class Lambda>
    void collation(const std::string& name, Lambda order) {
        c->create_collation_v2(handle_, name, utf8, [order](int size_a, const void* a, int size_b, const void* b) {
            auto view = [](const void* text, int size) {
                return std::string_view(static_cast<const char*>(text), static_cast<std::size_t>(size));
            };
            return order(view(a, size_a), view(b, size_b));
        });
    }

    /// Makes C++ records an SQL table that is not in the database (https://sqlite.org/vtab.html, "eponymous"):
    ///     db.table("peak", peaks, sqlite::column{"name", &peak::name}, sqlite::column{"height", &peak::height});
    template <class Record, class... Get>
    void table(const std::string& name, std::vector<Record> given, column<Get>... columns) {
        struct cursor : sqlite3_vtab_cursor {
            std::size_t row = 0;
        };
        auto row_of = [](sqlite3_vtab_cursor* at) -> std::size_t& { return static_cast<cursor*>(at)->row; };
        std::string names;
        ((names += (names.empty() ? "" : ", ") + columns.name), ...);

        ctypes::keep_alive kept;
        const auto& records = kept.keep(std::move(given));
        auto& module = kept.keep(ctypes::function_table<sqlite3_module>());
        module.set<&sqlite3_module::xConnect>(
            [names](sqlite3* db, void*, int, const char* const*, sqlite3_vtab** made, char**) {
                const int status = c->declare_vtab(db, "CREATE TABLE records(" + names + ")");
                if (status == ok) *made = new sqlite3_vtab{};
                return status;
            });
        module.set<&sqlite3_module::xBestIndex>([](sqlite3_vtab*, void*) { return ok; }); // from first to last
        module.set<&sqlite3_module::xDisconnect>([](sqlite3_vtab* table) { return delete table, ok; });
        module.set<&sqlite3_module::xOpen>(
            [](sqlite3_vtab*, sqlite3_vtab_cursor** made) { return *made = new cursor, ok; });
        module.set<&sqlite3_module::xClose>([](auto* at) { return delete static_cast<cursor*>(at), ok; });
        module.set<&sqlite3_module::xFilter>([=](auto* at, auto...) { return row_of(at) = 0, ok; });
        module.set<&sqlite3_module::xNext>([=](auto* at) { return ++row_of(at), ok; });
        module.set<&sqlite3_module::xEof>([=, &records](auto* at) { return row_of(at) >= records.size(); });
        module.set<&sqlite3_module::xRowid>(
            [=](auto* at, std::int64_t* id) { return *id = static_cast<std::int64_t>(row_of(at)), ok; });
        module.set<&sqlite3_module::xColumn>([=, &records](auto* at, sqlite3_context* context, int wanted) {
            detail::guarded(context, [&] {
                int index = 0;
                const Record& record = records[row_of(at)];
                ((index++ == wanted ? detail::to_sql(context, std::invoke(columns.get, record)) : void()), ...);
            });
            return ok;
        });
        const sqlite3_module* functions = module.get();
        c->create_module_v2(handle_, name, functions, kept.release(), ctypes::keep_alive::destroy());
    }

private:
    template <class Result, class... Parameters>
    void function_of(const std::string& name, std::function<Result(Parameters...)> lambda) {
        ctypes::keep_alive kept;
        auto call = kept.callback<scalar_type>(detail::over_values<Parameters...>(
            [lambda](sqlite3_context* context, auto... values) { detail::to_sql(context, lambda(values...)); }));
        c->create_function_v2(handle_, name, sizeof...(Parameters), utf8 | deterministic, kept.release(), call, nullptr,
                              nullptr, ctypes::keep_alive::destroy());
    }

    template <class State, class... Parameters, class Result>
    void aggregate_of(const std::string& name, std::function<void(State&, Parameters...)> lambda, Result result) {
        static_assert(std::is_trivially_default_constructible_v<State> && std::is_trivially_copyable_v<State>,
                      "SQLite makes and frees the state of an aggregate; use plain data");

        ctypes::keep_alive kept;
        auto step = kept.callback<scalar_type>(
            detail::over_values<Parameters...>([lambda](sqlite3_context* context, auto... values) {
                void* state = c->aggregate_context(context, sizeof(State)); // zeros for a group's first row
                if (state == nullptr) throw std::bad_alloc();
                lambda(*static_cast<State*>(state), values...);
            }));
        auto end = kept.callback<final_type>([result](sqlite3_context* context) {
            const void* state = c->aggregate_context(context, 0); // null for a group without rows
            detail::guarded(context, [&] {
                detail::to_sql(context, result(state == nullptr ? State() : *static_cast<const State*>(state)));
            });
        });
        c->create_function_v2(handle_, name, sizeof...(Parameters), utf8, kept.release(), nullptr, step, end,
                              ctypes::keep_alive::destroy());
    }

    database_handle handle_;
};

/// Begins a transaction; what is not committed when it goes is rolled back.
inline constexpr auto roll_back = [](const database* db) {
    try {
        db->run("ROLLBACK");
    } catch (const error&) {
        // SQLite has rolled back on its own, as after a full disk.
    }
};
struct transaction : private ctypes::handle<const database*, roll_back> {
    explicit transaction(const database& db) : handle((db.run("BEGIN IMMEDIATE"), &db)) {}
    void commit() {
        get()->run("COMMIT");
        static_cast<void>(release());
    }
};

} // namespace sqlite
