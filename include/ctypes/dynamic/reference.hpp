// SPDX-License-Identifier: MIT
// ctypes/dynamic/reference.hpp - a part of a run-time value, or memory of C seen through a run-time type.
//
//     dynamic::reference x = v["points"][3]["x"];
//     x = 2.5;                       // written there, checked
//     double now = x.as<double>();
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/assign.hpp>
#include <ctypes/detail/dynamic/fetch.hpp>
#include <ctypes/detail/dynamic/path.hpp>
#include <ctypes/detail/dynamic/print.hpp>
#include <ctypes/dynamic/conversion_error.hpp>
#include <ctypes/dynamic/initializer.hpp>
#include <ctypes/dynamic/type.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes::dynamic {

// Both are templates so that they are compiled where they are used, a copy of a value with all it does among them.
class reference;
class value;

/// What value and reference have in common: looking into them.
template <class Self>
class access {
    using lvalue = ctypes::detail::runtime::lvalue;

public:
    /// As a C++ value: numbers (checked: throws conversion_error when it does not fit), enums, pointers, std::string
    /// (of a `char[N]` or a `char*`), std::wstring and its kin, std::complex, std::vector of these, plain structs of equal layout.
    /// A function pointer comes as one of the same signature, or as `void (*)()`, which is any function's.
    template <class T>
    [[nodiscard]] T as() const {
        static_assert(std::same_as<T, std::remove_cvref_t<T>>, "ctypes: as<T>() gives a copy; ask for a T");
        return ctypes::detail::runtime::fetch<T>(self().where(), self().path_of());
    }
    template <class T>
    requires(!std::same_as<T, value> && !std::same_as<T, reference>) explicit operator T() const { return as<T>(); }

    /// Elements of an array or vector, 0 for other types.
    [[nodiscard]] std::size_t length() const noexcept {
        const auto& n = self().where().of();
        const bool counted = n.is == kind::array || n.is == kind::vector;
        return counted && n.length != ctypes::detail::runtime::no_length ? n.length : 0;
    }
    /// Whether it is a null pointer.
    [[nodiscard]] bool is_null() const noexcept {
        const lvalue s = self().where();
        return s.of().is == kind::pointer && ctypes::detail::runtime::get<const void*>(s.at) == nullptr;
    }

    /// As C would write it: `{.x = 3, .y = 4}`.
    [[nodiscard]] std::string to_string() const { return ctypes::detail::runtime::print(self().where()); }
    friend std::ostream& operator<<(std::ostream& stream, const Self& shown) { return stream << shown.to_string(); }

protected:
    ~access() = default;

private:
    const Self& self() const noexcept { return static_cast<const Self&>(*this); }
};

/// A view: writing through it writes into the value, or into C's memory. It must not outlive the value it is of, as a
/// C++ reference; parts of records and arrays made by dynamic::value(type) keep their memory themselves.
class reference : public access<reference> {
    using lvalue = ctypes::detail::runtime::lvalue;
    using object_storage = ctypes::detail::runtime::object_storage;
    using path = ctypes::detail::runtime::path;

public:
    reference(const reference&) = default;

    /// Writes into the memory, converted to its type. Throws conversion_error with the path when the value does not fit;
    /// nothing is written then, but for elements of a list before the one that does not fit.
    ///
    /// A pointer keeps alive what it is made to refer to - a text, of which there is a copy, another value - as long as the value
    /// that it is in lives. Memory of C keeps nothing: there only pointers are stored, and a std::string, a vector or a value
    /// is refused. `char*` and arrays are pointers here as in C: room that C may write to is not copied.
    template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, reference>) reference& operator=(T&& from) {
        writable();
        ctypes::detail::runtime::assign(where_, kept(), from, path_);
        return *this;
    }
    reference& operator=(const reference& from);
    /// A record, an array: `v["points"] = {{1, 2}, {3, 4}}`, as C initialises one. What is left out is zero.
    reference& operator=(std::initializer_list<initializer> from);
    const reference& operator=(const reference& from) const = delete;

    /// A member by name, also of an anonymous record inside; of what a pointer points to, as `->`.
    [[nodiscard]] reference operator[](std::string_view name) const;
    [[nodiscard]] reference operator[](const char* name) const { return (*this)[std::string_view(name)]; }

    /// An element of an array, checked, or of what a pointer points to, which cannot be checked.
    template <std::integral I>
    [[nodiscard]] reference operator[](I index) const {
        using namespace ctypes::detail::runtime;
        const type_node& n = where_.of();
        if (n.is == kind::pointer) {
            const reference first = target();
            const auto step = static_cast<std::ptrdiff_t>(index) * static_cast<std::ptrdiff_t>(first.where_.of().size);
            return reference({first.where_.type, first.where_.at + step}, keep_, first.memory_, path_.down(index));
        }
        if (n.is != kind::array && n.is != kind::vector) refuse_type(path_(), where_.type, "has no elements");
        const auto i = static_cast<std::size_t>(index);
        if constexpr (std::signed_integral<I>)
            if (index < I{0}) refuse_negative_index(path_.down(index)(), static_cast<std::ptrdiff_t>(index), n.length);
        if (i >= n.length) refuse_index(path_.down(i)(), i, n.length);
        return reference({n.to, where_.at + i * n.to.to->size}, keep_, memory_, path_.down(i));
    }

    /// What a pointer points to. Throws conversion_error for a null pointer, and for `void*` and pointers to what
    /// is not complete. That the pointer is a good one is believed.
    [[nodiscard]] reference target() const;

    /// Calls the function that a function pointer points to: `v["add"](3, 4)`. What is called often is better prepared once, as
    /// `dynamic::function add(v["add"])`. Defined in function.hpp.
    template <class... Args>
    value operator()(Args&&... given) const;

    [[nodiscard]] dynamic::type type() const { return dynamic::type(where_.type, keep_); }
    /// The address C knows it by. A bit-field has none: throws conversion_error.
    [[nodiscard]] void* address() const;
    [[nodiscard]] std::span<std::byte> bytes() const { return {static_cast<std::byte*>(address()), where_.of().size}; }

    // For the rest of the layer ------------------------------------------------------------------------
    /// What a callback was called with: put together in place, as a spot that is copied is read back with a stall.
    reference(const ctypes::detail::runtime::qualified_type& type, void* at,
              std::shared_ptr<ctypes::detail::runtime::type_arena> keep)
        : where_{type, static_cast<std::byte*>(at), 0, 0}, keep_(std::move(keep)) {}
    reference(const lvalue& where, std::shared_ptr<ctypes::detail::runtime::type_arena> keep,
              std::shared_ptr<object_storage> memory, const path& way)
        : where_(where), keep_(std::move(keep)), memory_(std::move(memory)), path_(way) {}
    [[nodiscard]] const lvalue& where() const noexcept { return where_; }
    [[nodiscard]] const std::shared_ptr<object_storage>& memory() const noexcept { return memory_; }
    [[nodiscard]] const path& path_of() const noexcept { return path_; }
    [[nodiscard]] const std::shared_ptr<ctypes::detail::runtime::type_arena>& keep() const noexcept { return keep_; }

private:
    [[nodiscard]] ctypes::detail::runtime::keep_alive_policy kept() const noexcept {
        return ctypes::detail::runtime::keep_alive_policy(memory_.get());
    }
    void writable() const;

    lvalue where_;
    std::shared_ptr<ctypes::detail::runtime::type_arena> keep_; // of the type
    std::shared_ptr<object_storage> memory_;                    // null: a small value, or memory of C
    path path_;
};

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/reference.ipp>
#endif

#endif // CTYPES_HAS_CXX20
