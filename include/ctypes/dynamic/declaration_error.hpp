// SPDX-License-Identifier: MIT
// ctypes/dynamic/declaration_error.hpp - what is wrong with a text of C declarations, and where.
//
//     try { dynamic::declarations c("double f(foo x);"); }
//     catch (const ctypes::declaration_error& e) { std::cerr << e.what(); }
//
//     line 1, column 10: unknown type name 'foo'
//         double f(foo x);
//                  ^
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/error.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace ctypes {

/// A C text was not understood. `what()` has the place, the line itself and a caret below it.
class declaration_error : public error {
public:
    declaration_error(const std::string& what, std::size_t line, std::size_t column, std::string message)
        : error(what), line_(line), column_(column), message_(std::move(message)) {}

    std::size_t line() const noexcept { return line_; }     ///< from 1, in the text that was given
    std::size_t column() const noexcept { return column_; } ///< from 1, in bytes
    /// Only what is wrong: `unknown type name 'foo'`.
    const std::string& message() const noexcept { return message_; }

private:
    std::size_t line_;
    std::size_t column_;
    std::string message_;
};

namespace dynamic {
using ctypes::declaration_error;
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
