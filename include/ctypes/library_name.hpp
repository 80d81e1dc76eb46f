// SPDX-License-Identifier: MIT
// ctypes/library_name.hpp - what libraries and symbols can be named by: literals, strings and paths alike.
//
//     ctypes::library third(std::filesystem::current_path() / "libthird.so");
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/error.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace ctypes {

namespace detail {
/// `std::filesystem::path` and what looks like it; told by its members, since <filesystem> is a costly include.
template <class T>
concept path_like = requires(const T& path) {
    { path.u8string() } -> std::convertible_to<std::u8string>;
    path.native();
};
} // namespace detail

/// The name or path of a library, as bytes (UTF-8 on Windows). Made implicitly from `const char*`, `std::string`,
/// `std::string_view` and `std::filesystem::path`. Throws `library_error` for what no loader could be asked for:
/// a null pointer, an empty name, a name with a zero byte in it.
class library_name {
public:
    library_name(const char* name) : library_name(std::string(name == nullptr ? "" : name)) {}
    library_name(std::string_view name) : library_name(std::string(name)) {}
    library_name(std::string name);
    template <detail::path_like Path>
    library_name(const Path& path) : library_name(bytes(path)) {}
    template <std::same_as<std::nullptr_t> Null>
    library_name(Null) {
        static_assert(!std::same_as<Null, std::nullptr_t>,
                      "ctypes: nullptr names no library; write ctypes::library::self() for the process itself");
    }

    [[nodiscard]] const std::string& string() const& noexcept { return name_; }
    [[nodiscard]] std::string string() && noexcept { return std::move(name_); }

private:
    template <class Path>
    static std::string bytes(const Path& path) {
        if constexpr (std::convertible_to<decltype(path.native()), std::string>) {
            return path.native();
        } else {
            const std::u8string text = path.u8string();
            return std::string(text.begin(), text.end());
        }
    }

    std::string name_;
};

/// The name of a symbol, borrowed for one call. Made implicitly from `const char*` and `std::string`.
class symbol_name {
public:
    symbol_name(const char* name) noexcept : name_(name == nullptr ? "" : name) {}
    /// No symbol has a zero byte in its name, so such a string names none, though C would see a shorter name in it.
    symbol_name(const std::string& name) noexcept : name_(name.c_str()), whole_(name.find('\0') == std::string::npos) {}

    /// For the loader.
    [[nodiscard]] const char* c_str() const noexcept { return whole_ ? name_ : ""; }
    /// For people; `given` borrows it.
    [[nodiscard]] std::string string() const { return name_; }
    [[nodiscard]] const char* given() const noexcept { return name_; }

private:
    const char* name_;
    bool whole_ = true;
};

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/library_name.ipp>
#endif

#endif // CTYPES_HAS_CXX20
