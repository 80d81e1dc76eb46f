// sqlite_api.hpp - the functions of SQLite's library, found when the first one is called: no sqlite3.h, nothing to link.
//
//     std::cout << sqlite::c->errstr(14) << '\n';       // unable to open database file
#pragma once

#include <ctypes.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sqlite {

/// What SQLite refused, in SQLite's words.
struct error : std::runtime_error {
    error(int number, const std::string& message) : std::runtime_error(message), code(number) {}
    int code; ///< SQLite's result code, https://sqlite.org/rescode.html
};

// SQLite's own types are never looked into; two of them have owners. A database whose statements live on is closed by
// SQLite behind the last of them. The end of an aggregate that is given up half-way may throw in the lambda that makes
// its result, and nobody waits for that.
struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_context;
struct sqlite3_value;
using database_handle = ctypes::handle<sqlite3*, "sqlite3_close_v2">;
using statement_handle = ctypes::handle<sqlite3_stmt*, ctypes::discarding("sqlite3_finalize")>;

// Its function types, from https://sqlite.org/c3ref/create_function.html and create_collation.html.
using scalar_type = void(sqlite3_context*, int count, sqlite3_value** values);
using final_type = void(sqlite3_context*);
using collation_type = int(void*, int size_a, const void* a, int size_b, const void* b);
using destroy_type = void(void*);

// The constants of sqlite3.h; they are part of its interface and do not change.
inline constexpr int ok = 0, misuse = 21, row = 100, done = 101;
inline constexpr int open_read_write = 2, open_create = 4;
inline constexpr int utf8 = 1, deterministic = 0x800;
inline constexpr int integer_type = 1, real_type = 2, null_type = 5;
inline destroy_type* transient() { return reinterpret_cast<destroy_type*>(std::intptr_t{-1}); } // "copy the text"

// A table that is not in the database (https://sqlite.org/vtab.html): first members of its objects, and its functions.
struct sqlite3_module;
struct sqlite3_vtab {
    const sqlite3_module* module;
    int references;
    char* message;
};
struct sqlite3_vtab_cursor {
    sqlite3_vtab* table;
};
struct sqlite3_module {
    int iVersion;
    int (*xCreate)(sqlite3*, void*, int, const char* const*, sqlite3_vtab**, char**);
    int (*xConnect)(sqlite3*, void*, int, const char* const*, sqlite3_vtab**, char**);
    int (*xBestIndex)(sqlite3_vtab*, void*);
    int (*xDisconnect)(sqlite3_vtab*);
    int (*xDestroy)(sqlite3_vtab*);
    int (*xOpen)(sqlite3_vtab*, sqlite3_vtab_cursor**);
    int (*xClose)(sqlite3_vtab_cursor*);
    int (*xFilter)(sqlite3_vtab_cursor*, int, const char*, int, sqlite3_value**);
    int (*xNext)(sqlite3_vtab_cursor*);
    int (*xEof)(sqlite3_vtab_cursor*);
    int (*xColumn)(sqlite3_vtab_cursor*, sqlite3_context*, int);
    int (*xRowid)(sqlite3_vtab_cursor*, std::int64_t*);
    void* xUpdate_to_xRename[7]; // what a table may leave out that is only read
};

[[noreturn]] void fail(sqlite3* db);
[[noreturn]] void fail(const database_handle& db);
[[noreturn]] void fail(sqlite3_stmt* statement);
[[noreturn]] void fail(const statement_handle& statement);

/// What becomes of a result that is not ok: an error in the words of the database, which the first argument knows.
inline constexpr auto succeeds = [](int status, const auto& first, const auto&...) {
    if (status != ok) fail(first);
};

/// The functions, by their names without "sqlite3_".
struct api {
    static constexpr std::string_view symbol_prefix = "sqlite3_";
    template <class Signature>
    using function = ctypes::function<Signature>;
    template <class Signature>
    using checked = ctypes::checked<Signature, succeeds>;
    template <class Signature>
    using rethrowing = ctypes::rethrowing_function<Signature>;
    using text = ctypes::sized<const char*, int>;

    // the database
    function<int(const char* file, ctypes::out<database_handle>, int flags, const char* vfs)> open_v2;
    checked<int(database_handle, int milliseconds)> busy_timeout;
    function<int(sqlite3*)> extended_errcode;
    function<ctypes::copied_string(sqlite3*)> errmsg;
    function<ctypes::copied_string(int)> errstr;

    // statements
    checked<int(database_handle, text sql, ctypes::out<statement_handle>, ctypes::out<const char*> rest)> prepare_v2;
    function<sqlite3*(sqlite3_stmt*)> db_handle;
    checked<int(statement_handle, int, std::int64_t)> bind_int64;
    checked<int(statement_handle, int, double)> bind_double;
    checked<int(statement_handle, int, text, destroy_type*)> bind_text;

    // columns of a row
    function<int(statement_handle)> column_count;
    function<ctypes::copied_string(statement_handle, int)> column_name;
    function<int(statement_handle, int)> column_type;
    function<double(statement_handle, int)> column_double;
    function<const char*(statement_handle, int)> column_text;
    function<int(statement_handle, int)> column_bytes;

    // What the program makes is SQLite's from here on, and destroyed by it: functions, collations and tables, ...
    checked<int(database_handle, const char* name, int count, int flags, void*, scalar_type*, scalar_type* step,
                final_type*, destroy_type*)>
        create_function_v2;
    checked<int(database_handle, const char* name, int flags,
                ctypes::owned_data<collation_type, ctypes::data_order::data_first, 0>)>
        create_collation_v2;
    checked<int(database_handle, const char* name, const sqlite3_module*, void*, destroy_type*)> create_module_v2;

    // ... run by these two, which hand on what they throw, ...
    rethrowing<int(statement_handle)> step;
    rethrowing<int(statement_handle)> reset;

    // ... and using these for their arguments and results.
    function<int(sqlite3*, const char* sql)> declare_vtab;
    function<int(sqlite3_value*)> value_type;
    function<std::int64_t(sqlite3_value*)> value_int64;
    function<double(sqlite3_value*)> value_double;
    function<const char*(sqlite3_value*)> value_text;
    function<int(sqlite3_value*)> value_bytes;
    function<void*(sqlite3_context*, int size)> aggregate_context;
    function<void(sqlite3_context*, std::int64_t)> result_int64;
    function<void(sqlite3_context*, double)> result_double;
    function<void(sqlite3_context*, text, destroy_type*)> result_text;
    function<void(sqlite3_context*, const char*, int size)> result_error;
};

/// Loaded and bound by its first use, which throws `ctypes::library_error` where SQLite is not installed and
/// `ctypes::symbol_error` where it lacks functions.
inline constinit ctypes::lazy<api> c{"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "sqlite3.dll"};

inline void fail(sqlite3* db) { throw error(c->extended_errcode(db), c->errmsg(db)); }
inline void fail(const database_handle& db) { fail(db.get()); }
inline void fail(sqlite3_stmt* statement) { fail(c->db_handle(statement)); }
inline void fail(const statement_handle& statement) { fail(statement.get()); }

} // namespace sqlite
