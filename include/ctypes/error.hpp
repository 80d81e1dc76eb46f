// SPDX-License-Identifier: MIT
// ctypes/error.hpp - the exceptions: one base, and the name of the thing in each.
//
//     try { ctypes::library gone("libgone.so.1"); }
//     catch (const ctypes::library_error& e) { std::cerr << e.what(); }
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ctypes {

/// What every exception of this library is.
class error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A library could not be loaded. `what()` holds the loader's own words.
class library_error : public error {
public:
    library_error(std::string name, const std::string& message, std::vector<std::string> tried = {})
        : error("cannot load library '" + name + "': " + message), name_(std::move(name)), tried_(std::move(tried)) {}

    /// The name that was asked for (the candidates, separated by commas, when there were several).
    const std::string& name() const noexcept { return name_; }
    /// Everything that was tried, in order, each with the loader's answer.
    const std::vector<std::string>& tried() const noexcept { return tried_; }

private:
    std::string name_;
    std::vector<std::string> tried_;
};

/// A symbol is missing from a library, or its value is null where an address is needed.
class symbol_error : public error {
public:
    symbol_error(std::string symbol, std::string library, const std::string& message)
        : error("cannot find '" + symbol + "' in " + library + ": " + message), symbol_(std::move(symbol)),
          library_(std::move(library)) {}

    const std::string& symbol() const noexcept { return symbol_; }
    const std::string& library() const noexcept { return library_; }

private:
    std::string symbol_;
    std::string library_;
};

/// libffi refused, or a call cannot be made through it.
class ffi_error : public error {
public:
    /// `status` is libffi's `ffi_status`, or -1 where libffi was not asked.
    ffi_error(const char* function, int status, const std::string& message = {})
        : error(std::string(function) + " failed" + (status < 0 ? "" : " with status " + std::to_string(status)) +
                (message.empty() ? "" : ": " + message)),
          function_(function), status_(status) {}

    /// The function of libffi (or of this library) that failed.
    const char* function() const noexcept { return function_; }
    int status() const noexcept { return status_; }

private:
    const char* function_;
    int status_;
};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
