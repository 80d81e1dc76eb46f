// sqlite_values.hpp - between the values of SQL and those of C++.
//
//     double latitude = from_sql<double>(values[0]);
//     to_sql(context, "48.87 north");
#pragma once

#include "sqlite_api.hpp"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sqlite::detail {

/// The text with a beginning that is never null, which SQLite would take for NULL.
inline std::string_view not_null(std::string_view text) { return text.data() == nullptr ? "" : text; }

/// An argument of an SQL function as the C++ type that the lambda's parameter has.
template <class T>
T from_sql(sqlite3_value* value) {
    if constexpr (std::integral<T>) {
        const std::int64_t number = c->value_int64(value);
        if (!std::in_range<T>(number)) throw std::out_of_range(std::to_string(number) + " does not fit the parameter");
        return static_cast<T>(number);
    } else if constexpr (std::floating_point<T>) {
        return static_cast<T>(c->value_double(value));
    } else {
        const char* text = c->value_text(value); // first the text, then its size
        return T(std::string_view(text, static_cast<std::size_t>(c->value_bytes(value))));
    }
}

/// The result of a lambda as that of the SQL function.
void to_sql(sqlite3_context* context, std::integral auto result) { c->result_int64(context, result); }
inline void to_sql(sqlite3_context* context, double result) { c->result_double(context, result); }
inline void to_sql(sqlite3_context* context, std::string_view result) {
    c->result_text(context, not_null(result), transient());
}

/// Runs the body of an SQL function. When it throws, SQLite hears of an error and stops at once; the
/// exception itself is carried by ctypes to the caller of sqlite3_step().
template <class Body>
void guarded(sqlite3_context* context, Body body) {
    try {
        body();
    } catch (...) {
        c->result_error(context, "a function of the program threw an exception", -1);
        throw;
    }
}

/// What SQLite calls with values: `body(context, values...)` of the types given, or NULL when there is a NULL among them.
template <class... Parameters, class Body>
auto over_values(Body body) {
    return [body](sqlite3_context* context, int count, sqlite3_value** values) {
        const auto is_null = [](sqlite3_value* value) { return c->value_type(value) == null_type; };
        if (std::any_of(values, values + count, is_null)) return;
        guarded(
            context, [&]<std::size_t... I>(std::index_sequence<I...>) {
                return [&] { body(context, from_sql<std::remove_cvref_t<Parameters>>(values[I])...); };
            }(std::index_sequence_for<Parameters...>()));
    };
}

} // namespace sqlite::detail
