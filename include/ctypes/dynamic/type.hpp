// SPDX-License-Identifier: MIT
// ctypes/dynamic/type.hpp - a C type known at run time.
//
//     dynamic::type point = c.type("struct point");
//     point.size();  point.members()[1].offset;  point.pointer().array(3).spelling();    // "struct point *[3]"
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/same_type.hpp>
#include <ctypes/detail/dynamic/scalars.hpp>
#include <ctypes/detail/dynamic/to_c_declaration.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>
#include <ctypes/error.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

struct member;
struct parameter;

/// A constant of an enumeration.
struct enumerator {
    std::string_view name;
    std::int64_t value; ///< of an unsigned one above the largest long long: the same bits
};

/// A C type: immutable, cheap to copy, safe to use from several threads. Made from text (dynamic::declarations,
/// dynamic::parse_type), from a C++ type (`dynamic::type::of<point>()`), by dynamic::record_builder, or from other
/// types by pointer(), array() and function(). Names and spans that it gives out live as long as a copy of the type.
class type {
public:
    type() : type({&detail::runtime::node_of_scalar<detail::runtime::scalar::void_>, 0}, nullptr) {} ///< void

    /// The type of a C++ type, with exactly its layout: scalars, enums, pointers, arrays, std::complex, records
    /// whose members the compiler or ctypes::describe<T> tells, and function types. See dynamic/type_of.hpp.
    template <class T>
    [[nodiscard]] static type of();

    [[nodiscard]] dynamic::kind kind() const noexcept { return node().is; }
    /// In bytes, as sizeof; 0 for void, functions and what is not complete.
    [[nodiscard]] std::size_t size() const noexcept { return node().size; }
    [[nodiscard]] std::size_t alignment() const noexcept { return detail::runtime::reported_alignment(node()); }
    /// Whether there can be a value of it: not so for void, functions, `T[]` and records whose members were not given.
    [[nodiscard]] bool is_complete() const noexcept { return node().complete; }
    [[nodiscard, deprecated("ctypes: complete() is is_complete()")]] bool complete() const noexcept {
        return is_complete();
    }
    /// Of integers, enumerations and floating-point types.
    [[nodiscard]] bool is_signed() const noexcept { return node().is_signed; }
    [[nodiscard]] bool is_const() const noexcept { return (of_.quals & detail::c_text::is_const) != 0; }
    /// Of a function: whether it ends in `...`.
    [[nodiscard]] bool is_variadic() const noexcept { return node().variadic; }
    [[nodiscard, deprecated("ctypes: variadic() is is_variadic()")]] bool variadic() const noexcept {
        return is_variadic();
    }
    /// "struct vec", "unsigned int"; empty for what has no name of its own.
    [[nodiscard]] std::string_view name() const noexcept { return node().name; }
    /// As C writes it, with a name to declare or without: `int (*callback)(const char *)`.
    [[nodiscard]] std::string spelling(std::string_view declared = {}) const {
        return detail::runtime::to_c_declaration(of_, std::string(declared));
    }

    /// The pointee, the element, the result of a function, the integer type of an enumeration, the type of the real
    /// part; void for types that have none.
    [[nodiscard]] type target() const { return node().to.to != nullptr ? type(node().to, keep_) : type(); }
    /// Elements of an array or vector; nothing for `T[]` and other types.
    [[nodiscard]] std::optional<std::size_t> length() const noexcept;
    /// In the order of their declaration.
    [[nodiscard]] std::vector<dynamic::member> members() const;
    /// By name, also in anonymous records, with the offset in this record. Throws ctypes::error.
    [[nodiscard]] dynamic::member member(std::string_view name) const;
    [[nodiscard]] std::vector<dynamic::parameter> parameters() const;
    [[nodiscard]] std::vector<enumerator> enumerators() const;

    /// `T *`
    [[nodiscard]] type pointer() const;
    /// `T[length]`. Throws ctypes::error for elements without a size and for what no memory holds.
    [[nodiscard]] type array(std::size_t length) const;
    /// `const T`
    [[nodiscard]] type constant() const;
    /// The same without const and volatile.
    [[nodiscard]] type unqualified() const;
    /// `result f(parameters)`, `result f(parameters, ...)`. Arrays and functions among the parameters become
    /// pointers, as in C. Throws ctypes::error for a result or parameter that cannot be passed.
    [[nodiscard]] static type function(const type& result, const std::vector<type>& parameters, bool variadic = false);

    /// Whether it is the same type of C, qualifiers included.
    friend bool operator==(const type& a, const type& b) { return detail::runtime::same_type(a.of_, b.of_); }

    /// Prints the spelling.
    friend std::ostream& operator<<(std::ostream& stream, const type& shown) { return stream << shown.spelling(); }

    // For the rest of the layer ------------------------------------------------------------------------
    type(detail::runtime::qualified_type of, std::shared_ptr<detail::runtime::type_arena> keep)
        : of_(of), keep_(std::move(keep)) {}
    [[nodiscard]] const detail::runtime::type_node& node() const noexcept { return *of_.to; }
    [[nodiscard]] const detail::runtime::qualified_type& ref() const noexcept { return of_; }
    [[nodiscard]] const std::shared_ptr<detail::runtime::type_arena>& keep() const noexcept { return keep_; }

private:
    struct new_node {
        std::shared_ptr<detail::runtime::type_arena> in;
        detail::runtime::type_node* made;
    };
    /// A new node in an arena that keeps this type: its own while that is open, else a new one.
    [[nodiscard]] new_node derived() const;

    detail::runtime::qualified_type of_;
    std::shared_ptr<detail::runtime::type_arena> keep_;
};

/// A member of a record.
struct member {
    std::string_view name; ///< empty: an anonymous record, or an unnamed bit-field
    dynamic::type type;
    std::size_t offset;     ///< in bytes; of a bit-field: of the first byte it touches
    std::size_t bit_offset; ///< of a bit-field: in bits from the start of the record
    std::size_t bit_width;  ///< of a bit-field: in bits
    bool is_bit_field;
};

/// A parameter of a function type.
struct parameter {
    std::string_view name; ///< may be empty
    dynamic::type type;
};

/// How many groups of types exist in the process; a test compares it before and after.
[[nodiscard]] inline std::size_t live_types() noexcept {
    return detail::runtime::live_arenas.load(std::memory_order_relaxed);
}

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/type.ipp>
#endif

#endif // CTYPES_HAS_CXX20
