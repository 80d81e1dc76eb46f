// sqlite.hpp - SQLite for C++: a database and its statements as owners, lambdas as SQL functions.
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
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sqlite {

/// What SQLite refused, in SQLite's words.
class error : public std::runtime_error {
public:
    error(int code, const std::string& message) : std::runtime_error(message), code_(code) {}

    /// SQLite's result code, https://sqlite.org/rescode.html.
    int code() const noexcept { return code_; }

private:
    int code_;
};

namespace detail {

/// An open database and what SQLite keeps pointers to. It is closed when its last owner goes, the
/// database or a statement; the callbacks are destroyed after that.
struct connection {
    api sqlite;
    std::vector<std::shared_ptr<void>> callbacks;
    sqlite3* handle = nullptr;

    explicit connection(const std::string& file) {
        const int status = sqlite.open_v2(file, &handle, open_read_write | open_create, nullptr);
        if (status == ok) return;
        const error refused(status, handle != nullptr ? sqlite.errmsg(handle) : sqlite.errstr(status));
        sqlite.close(handle); // also a database that could not be opened
        throw refused;
    }
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    ~connection() { sqlite.close(handle); }

    void check(int status) const {
        if (status != ok) fail();
    }
    [[noreturn]] void fail() const { throw error(sqlite.extended_errcode(handle), sqlite.errmsg(handle)); }

    /// Makes a callback of a lambda and keeps it for SQLite.
    template <class Signature, class Lambda>
    ctypes::callback<Signature>& keep(Lambda lambda) {
        auto made = std::make_shared<ctypes::callback<Signature>>(std::move(lambda));
        callbacks.push_back(made);
        return *made;
    }
};

} // namespace detail

/// A prepared statement. It keeps the database open and is finalized when it goes.
class statement {
public:
    statement(std::shared_ptr<const detail::connection> connection, std::string_view sql) : db_(std::move(connection)) {
        const char* rest = nullptr;
        db_->check(db_->sqlite.prepare_v2(db_->handle, sql.data(), detail::size(sql), &handle_, &rest));
        if (handle_ == nullptr) throw error(misuse, "there is no statement in the SQL text");
        if (sql.find_first_not_of("; \t\r\n", static_cast<std::size_t>(rest - sql.data())) != sql.npos) {
            db_->sqlite.finalize(std::exchange(handle_, nullptr));
            throw error(misuse, "there is more than one statement in the SQL text");
        }
    }
    statement(statement&& other) noexcept : db_(std::move(other.db_)), handle_(std::exchange(other.handle_, nullptr)) {}
    statement& operator=(statement other) noexcept {
        std::swap(db_, other.db_);
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~statement() {
        if (handle_ == nullptr) return;
        try {
            db_->sqlite.finalize(handle_);
        } catch (...) {
            // The end of an aggregate that is given up half-way threw: nobody waits for its result.
        }
    }

    /// Gives the values to ?1, ?2 and so on, and begins anew; texts are copied.
    template <class... Values>
    statement& bind(const Values&... values) {
        db_->sqlite.reset(handle_);
        [[maybe_unused]] int position = 0;
        (bind_one(++position, values), ...);
        return *this;
    }

    /// Goes to the next row; false behind the last one. Throws `error`, or what a registered lambda threw.
    bool step() {
        const int status = db_->sqlite.step(handle_);
        if (status != row && status != done) db_->fail();
        return status == row;
    }

    /// Binds the values and runs the statement to its end, so that it can be run again.
    template <class... Values>
    void run(const Values&... values) {
        bind(values...);
        while (step()) {
        }
        db_->sqlite.reset(handle_);
    }

    // The row that step() went to. Columns count from 0; a NULL reads as 0 or as an empty text.
    int columns() const { return db_->sqlite.column_count(handle_); }
    std::string name(int column) const { return db_->sqlite.column_name(handle_, column); }
    bool is_number(int column) const {
        const int type = db_->sqlite.column_type(handle_, column);
        return type == integer_type || type == real_type;
    }
    std::int64_t integer(int column) const { return db_->sqlite.column_int64(handle_, column); }
    double real(int column) const { return db_->sqlite.column_double(handle_, column); }
    std::string text(int column) const {
        const char* text = db_->sqlite.column_text(handle_, column); // first the text, then its size
        if (text == nullptr) return {};
        return std::string(text, static_cast<std::size_t>(db_->sqlite.column_bytes(handle_, column)));
    }

private:
    void bind_one(int position, std::integral auto value) {
        db_->check(db_->sqlite.bind_int64(handle_, position, value));
    }
    void bind_one(int position, double value) { db_->check(db_->sqlite.bind_double(handle_, position, value)); }
    void bind_one(int position, std::string_view value) {
        db_->check(db_->sqlite.bind_text(handle_, position, detail::start(value), detail::size(value), transient()));
    }

    std::shared_ptr<const detail::connection> db_;
    sqlite3_stmt* handle_ = nullptr;
};

/// An open database, and the C++ functions its SQL may use.
class database {
public:
    /// Opens the file, or makes it; ":memory:" is a database without a file.
    explicit database(const std::string& file) : db_(std::make_shared<detail::connection>(file)) {
        db_->check(db_->sqlite.busy_timeout(db_->handle, 5000)); // wait for another program that writes
    }

    template <class... Values>
    statement prepare(std::string_view sql, const Values&... values) const {
        statement prepared(db_, sql);
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
        auto& compare = db_->keep<collation_type>([order](void*, int size_a, const void* a, int size_b, const void* b) {
            auto view = [](const void* text, int size) {
                return std::string_view(static_cast<const char*>(text), static_cast<std::size_t>(size));
            };
            return order(view(a, size_a), view(b, size_b));
        });
        db_->check(db_->sqlite.create_collation_v2(db_->handle, name, utf8, nullptr, compare, nullptr));
    }

private:
    template <class Result, class... Parameters>
    void function_of(const std::string& name, std::function<Result(Parameters...)> lambda) {
        auto& call = db_->keep<scalar_type>(
            [lambda, &c = db_->sqlite](sqlite3_context* context, int count, sqlite3_value** values) {
                if (detail::any_null(c, count, values)) return;
                detail::guarded(c, context, [&] {
                    detail::to_sql(
                        c, context, [&]<std::size_t... I>(std::index_sequence<I...>) {
                            return lambda(detail::from_sql<std::remove_cvref_t<Parameters>>(c, values[I])...);
                        }(std::index_sequence_for<Parameters...>()));
                });
            });
        db_->check(db_->sqlite.create_function_v2(db_->handle, name, sizeof...(Parameters), utf8 | deterministic,
                                                  nullptr, call, nullptr, nullptr, nullptr));
    }

    template <class State, class... Parameters, class Result>
    void aggregate_of(const std::string& name, std::function<void(State&, Parameters...)> lambda, Result result) {
        static_assert(std::is_trivially_default_constructible_v<State> && std::is_trivially_copyable_v<State>,
                      "SQLite makes and frees the state of an aggregate; use plain data");

        auto& step = db_->keep<scalar_type>(
            [lambda, &c = db_->sqlite](sqlite3_context* context, int count, sqlite3_value** values) {
                if (detail::any_null(c, count, values)) return;
                detail::guarded(c, context, [&] {
                    void* state = c.aggregate_context(context, sizeof(State)); // zeros for a group's first row
                    if (state == nullptr) throw std::bad_alloc();
                    [&]<std::size_t... I>(std::index_sequence<I...>) {
                        lambda(*static_cast<State*>(state),
                               detail::from_sql<std::remove_cvref_t<Parameters>>(c, values[I])...);
                    }
                    (std::index_sequence_for<Parameters...>());
                });
            });
        auto& end = db_->keep<final_type>([result, &c = db_->sqlite](sqlite3_context* context) {
            const void* state = c.aggregate_context(context, 0); // null for a group without rows
            detail::guarded(c, context, [&] {
                detail::to_sql(c, context, result(state == nullptr ? State() : *static_cast<const State*>(state)));
            });
        });
        db_->check(db_->sqlite.create_function_v2(db_->handle, name, sizeof...(Parameters), utf8, nullptr, nullptr,
                                                  step, end, nullptr));
    }

    std::shared_ptr<detail::connection> db_;
};

/// Begins a transaction; what is not committed when it goes is rolled back.
class transaction {
public:
    explicit transaction(const database& db) : db_(&db) { db.run("BEGIN IMMEDIATE"); }
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction() {
        if (db_ == nullptr) return;
        try {
            db_->run("ROLLBACK");
        } catch (const error&) {
            // SQLite has rolled back on its own, as after a full disk.
        }
    }

    void commit() {
        db_->run("COMMIT");
        db_ = nullptr;
    }

private:
    const database* db_;
};

} // namespace sqlite
