// SPDX-License-Identifier: MIT
// ctypes/string.hpp - C strings as results: borrowed, copied, or owned and freed by the library.
//
//     auto version = sqlite.function<ctypes::borrowed_string()>("sqlite3_libversion");       // std::string_view
//     auto home = libc.function<ctypes::copied_string(const char*)>("getenv");               // std::string
//     auto print = sqlite.function<ctypes::owned_string<"sqlite3_free">(const char*, ...)>("sqlite3_mprintf");
//     auto real = libc.function<ctypes::owned_string<"free">(const char*, ctypes::optional<char*>)>("realpath");
//
// As parameters, std::string and literals go in wherever a signature says `const char*`.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/handle.hpp>

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ctypes {

/// As a result or in out<T>: a `const char*` as the view of it, which lives as long as the library says; a NULL is an
/// empty view whose data() is null. `C` may be a wide or a UTF character type.
template <class C>
struct basic_borrowed_string;
using borrowed_string = basic_borrowed_string<char>;

/// As a result or in out<T>: a `const char*`, copied at once into a std::basic_string; a NULL is an empty one.
template <class C>
struct basic_copied_string;
using copied_string = basic_copied_string<char>;

/// As a result or in out<T>: a `char*` that the caller must free. It is copied into a std::string and freed at once,
/// by the library's function named `Free`; a NULL is an empty string.
template <fixed_string Free>
struct owned_string;

template <class C>
struct basic_borrowed_string : std::basic_string_view<C> {
    constexpr basic_borrowed_string() = default;
    constexpr explicit basic_borrowed_string(const C* text)
        : std::basic_string_view<C>(text == nullptr ? std::basic_string_view<C>() : std::basic_string_view<C>(text)) {}
};

template <class C>
struct basic_copied_string : std::basic_string<C> {
    basic_copied_string() = default;
    explicit basic_copied_string(const C* text) {
        if (text != nullptr) this->assign(text);
    }
};

template <fixed_string Free>
struct owned_string : std::string {
    using std::string::string;
};

template <class C>
struct adapter<basic_borrowed_string<C>> {
    using c_type = const C*;
    static basic_borrowed_string<C> from_c(const C* text) { return basic_borrowed_string<C>(text); }
};
template <class C>
struct adapter<basic_copied_string<C>> {
    using c_type = const C*;
    static basic_copied_string<C> from_c(const C* text) { return basic_copied_string<C>(text); }
};
template <fixed_string Free>
struct adapter<owned_string<Free>> {
    using c_type = char*;
    using owner = handle<char*, detail::closing<std::remove_const_t<decltype(Free)>>{Free.characters}>;
    using context = typename owner::context;
    static owned_string<Free> from_c(char* text, const context& by) {
        const owner freed = adapter<owner>::from_c(text, by);
        return text == nullptr ? owned_string<Free>() : owned_string<Free>(text);
    }
};

/// The characters at `text` up to the terminating zero, copied; Python's string_at and wstring_at. `text` must not be
/// null. With a size: that many, zeros included.
template <class C>
std::basic_string<C> string_at(const C* text) {
    return text;
}
template <class C>
std::basic_string<C> string_at(const C* text, std::size_t size) {
    return std::basic_string<C>(text, size);
}
inline std::string string_at(const void* text, std::size_t size) {
    return std::string(static_cast<const char*>(text), size);
}

/// A list of strings as C's `char* []` that ends with a null pointer: execv(3), posix_spawn(3), getopt(3). It owns
/// the strings; C may write to them.
///     ctypes::string_array arguments{"ls", "-l"};       execvp("ls", arguments.data());
class string_array {
public:
    string_array() : string_array(std::initializer_list<std::string_view>{}) {}
    string_array(std::initializer_list<std::string_view> strings) : string_array(strings.begin(), strings.end()) {}
    /// From any range of what a std::string can be made of.
    template <class Range>
    requires requires(const Range& range) { std::string(*std::begin(range)); }
    explicit string_array(const Range& strings) : string_array(std::begin(strings), std::end(strings)) {}
    string_array(const string_array& other) : string_array(other.strings_.begin(), other.strings_.end()) {}
    string_array(string_array&& other) noexcept = default;
    string_array& operator=(string_array other) noexcept;
    ~string_array() = default;

    /// The array for C; it lives as long as this object, and is valid until that is assigned to.
    char** data() noexcept { return pointers_.data(); }
    char* const* data() const noexcept { return pointers_.data(); }
    /// How many strings, without the null pointer.
    std::size_t size() const noexcept { return strings_.size(); }
    const std::string& operator[](std::size_t index) const { return strings_[index]; }

private:
    template <class Iterator>
    string_array(Iterator begin, Iterator end) {
        for (; begin != end; ++begin) strings_.emplace_back(*begin);
        pointers_.reserve(strings_.size() + 1);
        for (std::string& each : strings_) pointers_.push_back(each.data());
        pointers_.push_back(nullptr);
    }

    // moved as a whole: the strings of a moved vector stay where they are
    std::vector<std::string> strings_;
    std::vector<char*> pointers_;
};

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/string.ipp>
#endif

#endif // CTYPES_HAS_CXX20
