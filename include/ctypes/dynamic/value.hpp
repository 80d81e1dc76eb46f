// SPDX-License-Identifier: MIT
// ctypes/dynamic/value.hpp - a value of a run-time type, in memory of its own.
//
//     dynamic::value v(c.type("struct vec"));
//     v["x"] = 3.0;  v["y"] = 4.0;
//     double x = v["x"].as<double>();
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/dynamic/conversion_error.hpp>
#include <ctypes/dynamic/initializer.hpp>
#include <ctypes/dynamic/reference.hpp>

#include <concepts>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes::dynamic {

template <class T>
concept foreign =
    !std::derived_from<std::remove_cvref_t<T>, value> && !std::derived_from<std::remove_cvref_t<T>, reference> &&
    !std::same_as<std::remove_cvref_t<T>, dynamic::type>;

/// C++ values that have one type in C; lists have one for each length.
template <class T>
concept has_own_type = ctypes::detail::runtime::text_like<T> || std::is_scalar_v<T> || std::is_array_v<T> ||
    std::is_function_v<T> || std::is_trivially_copyable_v<T>;

/// A value of a C type. A copy has memory of its own with the same bytes; what pointers in it were made to refer to
/// by this layer is shared by the copies and lives as long as one of them does.
///
/// Numbers and pointers made without a type (`dynamic::value(3)`), results of calls and arguments of callbacks of at most
/// 32 bytes, aligned to 16 or less, are kept inside the object; all others have a block of memory whose address stays the same when the value is
/// moved.
///
/// Assignment writes into the object, which keeps its type and its memory: what is assigned - a number, a reference, another
/// value - is converted, as in C (C17 6.5.16.1). An empty value takes the type of what is assigned, and a value to which an empty
/// one is assigned becomes empty. replace() and swap() exchange values with their types, whatever those are; so standard
/// algorithms that move or swap work on lists of values of different types, but std::vector::erase, which assigns, does not.
///
/// A pointer keeps alive what it was made to refer to, by counting. Records that are made to point to each other in a circle keep
/// each other alive, and are never freed: write a null pointer into one of them when they are done with.
class value : public access<value> {
    using lvalue = ctypes::detail::runtime::lvalue;
    using object_storage = ctypes::detail::runtime::object_storage;

public:
    value() noexcept {} ///< void: nothing

    /// A value of all zero bytes. Throws conversion_error for a type that has no values: void, functions, `T[]`.
    explicit value(const dynamic::type& of) : type_(of.unqualified()) { allocate(); }

    /// A value of the type, converted: `dynamic::value(c.type("unsigned char"), 300)` throws conversion_error.
    template <class T>
    value(const dynamic::type& of, T&& from) : value(of) {
        ctypes::detail::runtime::assign(where(), kept(), from, path_of());
    }
    /// A record or an array, as C initialises one: `dynamic::value(c.type("struct line"), {{1, 2}, {3, 4}})`. What is left out is
    /// zero; designated("name", x) is C's `.name = x`.
    value(const dynamic::type& of, std::initializer_list<initializer> from) : value(of) {
        ctypes::detail::runtime::list_reader::read(where(), kept(), from, path_of());
    }

    /// The C++ value as the C type it is: numbers, pointers, texts (as a `char *` to a copy; of a `char*` and a `char[N]`, which C
    /// may write to, the pointer itself), plain structs.
    template <foreign T>
    value(T&& from) {
        using namespace ctypes::detail::runtime;
        using bare = std::remove_cvref_t<T>;
        if constexpr (is_number<bare> || std::is_null_pointer_v<bare> || ctypes::detail::is_complex<bare>) {
            type_ = dynamic::type::of<bare>();
            if constexpr (sizeof(bare) > capacity) allocate();
            std::memcpy(where().at, &from, sizeof from);
        } else if constexpr (text_like<std::remove_reference_t<T>>) {
            type_ = dynamic::type::of<text_character<std::remove_reference_t<T>>*>();
            allocate();
            assign(where(), kept(), from, path_of());
        } else if constexpr (std::is_pointer_v<bare> || std::is_function_v<bare>) {
            using pointer = std::decay_t<T>;
            type_ = dynamic::type::of<pointer>();
            const pointer p = from;
            std::memcpy(small_, &p, sizeof p);
        } else {
            type_ = dynamic::type::of<bare>();
            allocate();
            assign(where(), kept(), from, path_of());
        }
    }

    /// A copy of what a reference sees.
    value(const reference& from);
    value(const value& from);
    value(value&& from) noexcept;
    ~value() = default;

    /// Writes into the object, converted to its type. Throws conversion_error when the value does not fit; nothing is written
    /// then, but for elements of a list before the one that does not fit.
    value& operator=(const value& from);
    value& operator=(value&& from);
    value& operator=(const reference& from);
    template <foreign T>
    value& operator=(T&& from) {
        if constexpr (has_own_type<std::remove_cvref_t<T>> || std::is_array_v<std::remove_reference_t<T>>)
            if (empty()) {
                replace(value(std::forward<T>(from)));
                return *this;
            }
        write(from);
        return *this;
    }
    value& operator=(std::initializer_list<initializer> from);

    /// Becomes the other value, type and all. References to this one's parts refer to the memory it had.
    void replace(value other) noexcept;
    void swap(value& other) noexcept;
    friend void swap(value& a, value& b) noexcept { a.swap(b); }

    /// Memory that belongs to C, seen through a type. `owner` is kept alive by the reference.
    ///     auto stat = dynamic::value::view(c.type("struct stat"), pointer);
    [[nodiscard]] static reference view(const dynamic::type& of, void* at, std::shared_ptr<const void> owner = nullptr);

    /// A member by name, an element by number: see reference. Of a value that is about to go, a copy.
    [[nodiscard]] reference operator[](std::string_view name) & { return whole()[name]; }
    [[nodiscard]] reference operator[](const char* name) & { return whole()[std::string_view(name)]; }
    template <std::integral I>
    [[nodiscard]] reference operator[](I index) & {
        return whole()[index];
    }
    [[nodiscard]] value operator[](std::string_view name) && { return constant()[name]; }
    [[nodiscard]] value operator[](const char* name) && { return constant()[std::string_view(name)]; }
    template <std::integral I>
    [[nodiscard]] value operator[](I index) && {
        return constant()[index];
    }
    /// A part of a const value can be read only.
    [[nodiscard]] reference operator[](std::string_view name) const& { return constant()[name]; }
    [[nodiscard]] reference operator[](const char* name) const& { return constant()[std::string_view(name)]; }
    template <std::integral I>
    [[nodiscard]] reference operator[](I index) const& {
        return constant()[index];
    }

    /// What a pointer points to: see reference::target.
    [[nodiscard]] reference target() const { return constant().target(); }

    /// Calls the function that a function pointer points to: see reference.
    template <class... Args>
    value operator()(Args&&... given) const {
        return constant()(std::forward<Args>(given)...);
    }

    [[nodiscard]] const dynamic::type& type() const noexcept { return type_; }
    [[nodiscard]] void* address() noexcept { return where().at; }
    [[nodiscard]] const void* address() const noexcept { return where().at; }
    [[nodiscard]] std::span<std::byte> bytes() noexcept { return {where().at, type_.size()}; }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return {where().at, type_.size()}; }
    /// Whether it is void.
    [[nodiscard]] bool empty() const noexcept { return type_.kind() == kind::void_; }

    // For the rest of the layer ------------------------------------------------------------------------
    [[nodiscard]] lvalue where() const noexcept;
    [[nodiscard]] const std::shared_ptr<object_storage>& memory() const noexcept { return memory_; }
    [[nodiscard]] ctypes::detail::runtime::path path_of() const noexcept { return {}; }
    /// Room for a result of the type; kept inside where it fits.
    struct for_result {};
    value(for_result, const dynamic::type& of) : type_(of) { allocate_large(); }
    value(for_result, const ctypes::detail::runtime::type_node& of,
          std::shared_ptr<ctypes::detail::runtime::type_arena> keep)
        : type_({&of, 0}, std::move(keep)) {
        allocate_large();
    }
    /// A number of a type that nobody owns.
    template <std::unsigned_integral Bits>
    value(for_result, const ctypes::detail::runtime::type_node& of, Bits bits) noexcept : type_({&of, 0}, nullptr) {
        std::memcpy(small_, &bits, sizeof bits);
    }

private:
    static constexpr std::size_t capacity = 32;
    static constexpr std::size_t small_alignment = 16;

    void allocate();
    void allocate_large() {
        if (type_.size() > capacity || type_.alignment() > small_alignment) allocate();
    }
    void copy_from(const lvalue& from, const std::shared_ptr<object_storage>& memory);
    [[nodiscard]] ctypes::detail::runtime::keep_alive_policy kept() const noexcept {
        return ctypes::detail::runtime::keep_alive_policy(memory_.get());
    }
    template <class T>
    void write(T& from) {
        own_pointers();
        ctypes::detail::runtime::assign(where(), kept(), from, path_of());
    }
    /// Pointers in a small value need memory that keeps what they will refer to.
    void own_pointers();
    [[nodiscard]] reference whole();
    [[nodiscard]] reference constant() const;

    dynamic::type type_;
    std::shared_ptr<object_storage> memory_;
    alignas(small_alignment) std::byte small_[capacity]{};
};

/// How many blocks of memory the values of the process have; PyPy's _rawffi counts them in its tracker.
[[nodiscard]] inline std::size_t live_values() noexcept {
    return ctypes::detail::runtime::live_blocks.load(std::memory_order_relaxed);
}

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/value.ipp>
#endif

#endif // CTYPES_HAS_CXX20
