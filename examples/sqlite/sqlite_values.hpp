// sqlite_values.hpp - between the values of SQL and those of C++.
//
//     double latitude = from_sql<double>(c, values[0]);
//     to_sql(c, context, "48.87 north");
#pragma once

#include "sqlite_api.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace sqlite::detail {

inline int size(std::string_view text) {
    if (!std::in_range<int>(text.size())) throw std::length_error("a text is longer than SQLite takes");
    return static_cast<int>(text.size());
}

/// Where the text starts; never null, which SQLite would take for NULL.
inline const char* start(std::string_view text) { return text.data() == nullptr ? "" : text.data(); }

/// An argument of an SQL function as the C++ type that the lambda's parameter has.
template <class T>
T from_sql(const api& c, sqlite3_value* value) {
    if constexpr (std::integral<T>) {
        const std::int64_t number = c.value_int64(value);
        if (!std::in_range<T>(number)) throw std::out_of_range(std::to_string(number) + " does not fit the parameter");
        return static_cast<T>(number);
    } else if constexpr (std::floating_point<T>) {
        return static_cast<T>(c.value_double(value));
    } else {
        const char* text = c.value_text(value); // first the text, then its size
        return T(std::string_view(text, static_cast<std::size_t>(c.value_bytes(value))));
    }
}

/// The result of a lambda as that of the SQL function.
void to_sql(const api& c, sqlite3_context* context, std::integral auto result) { c.result_int64(context, result); }
inline void to_sql(const api& c, sqlite3_context* context, double result) { c.result_double(context, result); }
inline void to_sql(const api& c, sqlite3_context* context, std::string_view result) {
    c.result_text(context, start(result), size(result), transient());
}

/// Runs the body of an SQL function. When it throws, SQLite hears of an error and stops at once; the
/// exception itself is carried by ctypes to the caller of sqlite3_step().
template <class Body>
void guarded(const api& c, sqlite3_context* context, Body body) {
    try {
        body();
    } catch (...) {
        c.result_error(context, "a function of the program threw an exception", -1);
        throw;
    }
}

inline bool any_null(const api& c, int count, sqlite3_value** values) {
    for (int i = 0; i < count; ++i)
        if (c.value_type(values[i]) == null_type) return true;
    return false;
}

} // namespace sqlite::detail
