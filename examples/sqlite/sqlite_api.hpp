// sqlite_api.hpp - the functions of SQLite's library, found at run time: no sqlite3.h, nothing to link.
//
//     sqlite::api c;
//     std::cout << c.errstr(14) << '\n';       // unable to open database file
#pragma once

#include <ctypes.hpp>

#include <cstdint>

namespace sqlite {

// SQLite's own types are never looked into.
struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_context;
struct sqlite3_value;

// Its function types, from https://sqlite.org/c3ref/create_function.html and create_collation.html.
using scalar_type = void(sqlite3_context*, int count, sqlite3_value** values);
using final_type = void(sqlite3_context*);
using collation_type = int(void*, int size_a, const void* a, int size_b, const void* b);
using destroy_type = void(void*);

// The constants of sqlite3.h; they are part of its interface and do not change.
inline constexpr int ok = 0, misuse = 21, row = 100, done = 101, constraint_primary_key = 1555;
inline constexpr int open_read_write = 2, open_create = 4;
inline constexpr int utf8 = 1, deterministic = 0x800;
inline constexpr int integer_type = 1, real_type = 2, null_type = 5;
inline destroy_type* transient() { return reinterpret_cast<destroy_type*>(std::intptr_t{-1}); } // "copy the text"

/// The functions, by their names without "sqlite3_". Throws `ctypes::library_error` where SQLite is not
/// installed and `ctypes::symbol_error` where it lacks one of them.
class api {
    template <class Signature>
    using function = ctypes::function<Signature>;

    template <class Signature>
    using rethrowing_function = ctypes::rethrowing_function<Signature>;

    /// Becomes the function of whatever type is asked for, so that each type is written once.
    struct symbol {
        const ctypes::library& library;
        const char* name;

        template <class Signature>
        operator ctypes::function<Signature>() const {
            return library.function<Signature>(name);
        }
        template <class Signature>
        operator ctypes::rethrowing_function<Signature>() const {
            return library.function<Signature>(name).rethrowing();
        }
    };
    symbol get(const char* name) const { return {library, name}; }

    ctypes::library library{{"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "sqlite3.dll"}};

public:
    // the database
    function<int(const char* file, sqlite3**, int flags, const char* vfs)> open_v2 = get("sqlite3_open_v2");
    function<int(sqlite3*)> close = get("sqlite3_close");
    function<int(sqlite3*, int milliseconds)> busy_timeout = get("sqlite3_busy_timeout");
    function<int(sqlite3*)> extended_errcode = get("sqlite3_extended_errcode");
    function<const char*(sqlite3*)> errmsg = get("sqlite3_errmsg");
    function<const char*(int)> errstr = get("sqlite3_errstr");

    // statements
    function<int(sqlite3*, const char* sql, int size, sqlite3_stmt**, const char** rest)> prepare_v2 =
        get("sqlite3_prepare_v2");
    function<int(sqlite3_stmt*, int, std::int64_t)> bind_int64 = get("sqlite3_bind_int64");
    function<int(sqlite3_stmt*, int, double)> bind_double = get("sqlite3_bind_double");
    function<int(sqlite3_stmt*, int, const char*, int size, destroy_type*)> bind_text = get("sqlite3_bind_text");

    // columns of a row
    function<int(sqlite3_stmt*)> column_count = get("sqlite3_column_count");
    function<const char*(sqlite3_stmt*, int)> column_name = get("sqlite3_column_name");
    function<int(sqlite3_stmt*, int)> column_type = get("sqlite3_column_type");
    function<std::int64_t(sqlite3_stmt*, int)> column_int64 = get("sqlite3_column_int64");
    function<double(sqlite3_stmt*, int)> column_double = get("sqlite3_column_double");
    function<const char*(sqlite3_stmt*, int)> column_text = get("sqlite3_column_text");
    function<int(sqlite3_stmt*, int)> column_bytes = get("sqlite3_column_bytes");

    // functions made by the program: registered here, ...
    function<int(sqlite3*, const char* name, int count, int flags, void*, scalar_type*, scalar_type* step, final_type*,
                 destroy_type*)>
        create_function_v2 = get("sqlite3_create_function_v2");
    function<int(sqlite3*, const char* name, int flags, void*, collation_type*, destroy_type*)> create_collation_v2 =
        get("sqlite3_create_collation_v2");

    // ... run by these three, which hand on what they throw ...
    rethrowing_function<int(sqlite3_stmt*)> step = get("sqlite3_step");
    rethrowing_function<int(sqlite3_stmt*)> reset = get("sqlite3_reset");
    rethrowing_function<int(sqlite3_stmt*)> finalize = get("sqlite3_finalize");

    // ... and using these for their arguments and results.
    function<int(sqlite3_value*)> value_type = get("sqlite3_value_type");
    function<std::int64_t(sqlite3_value*)> value_int64 = get("sqlite3_value_int64");
    function<double(sqlite3_value*)> value_double = get("sqlite3_value_double");
    function<const char*(sqlite3_value*)> value_text = get("sqlite3_value_text");
    function<int(sqlite3_value*)> value_bytes = get("sqlite3_value_bytes");
    function<void*(sqlite3_context*, int size)> aggregate_context = get("sqlite3_aggregate_context");
    function<void(sqlite3_context*, std::int64_t)> result_int64 = get("sqlite3_result_int64");
    function<void(sqlite3_context*, double)> result_double = get("sqlite3_result_double");
    function<void(sqlite3_context*, const char*, int size, destroy_type*)> result_text = get("sqlite3_result_text");
    function<void(sqlite3_context*, const char*, int size)> result_error = get("sqlite3_result_error");
};

} // namespace sqlite
