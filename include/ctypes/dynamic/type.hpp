// ctypes/dynamic/type.hpp - a C type known at run time.
//
//     dynamic::type point = c.type("struct point");
//     point.size();  point.members()[1].offset;  point.pointer().array(3).spelling();    // "struct point *[3]"
#pragma once

#include <ctypes/dynamic/equal.hpp>
#include <ctypes/dynamic/find.hpp>
#include <ctypes/dynamic/make.hpp>
#include <ctypes/dynamic/node.hpp>
#include <ctypes/dynamic/scalars.hpp>
#include <ctypes/dynamic/spell.hpp>
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
    /// whose members the compiler or ctypes::describe<T> tells, and function types. See dynamic/of.hpp.
    template <class T>
    [[nodiscard]] static type of();

    [[nodiscard]] dynamic::kind kind() const noexcept { return node().is; }
    /// In bytes, as sizeof; 0 for void, functions and what is not complete.
    [[nodiscard]] std::size_t size() const noexcept { return node().size; }
    [[nodiscard]] std::size_t alignment() const noexcept { return detail::runtime::reported_alignment(node()); }
    /// Whether there can be a value of it: not so for void, functions, `T[]` and records whose members were not given.
    [[nodiscard]] bool complete() const noexcept { return node().complete; }
    /// Of integers, enumerations and floating-point types.
    [[nodiscard]] bool is_signed() const noexcept { return node().is_signed; }
    [[nodiscard]] bool is_const() const noexcept { return (of_.quals & detail::c_text::is_const) != 0; }
    /// Of a function: whether it ends in `...`.
    [[nodiscard]] bool variadic() const noexcept { return node().variadic; }
    /// "struct vec", "unsigned int"; empty for what has no name of its own.
    [[nodiscard]] std::string_view name() const noexcept { return node().name; }
    /// As C writes it, with a name to declare or without: `int (*callback)(const char *)`.
    [[nodiscard]] std::string spelling(std::string_view declared = {}) const {
        return detail::runtime::spell(of_, std::string(declared));
    }

    /// The pointee, the element, the result of a function, the integer type of an enumeration, the type of the real
    /// part; void for types that have none.
    [[nodiscard]] type target() const { return node().to.to != nullptr ? type(node().to, keep_) : type(); }
    /// Elements of an array or vector; nothing for `T[]` and other types.
    [[nodiscard]] std::optional<std::size_t> length() const noexcept {
        const bool counted = kind() == dynamic::kind::array || kind() == dynamic::kind::vector;
        if (!counted || node().length == detail::runtime::no_length) return std::nullopt;
        return node().length;
    }
    /// In the order of their declaration.
    [[nodiscard]] std::vector<dynamic::member> members() const;
    /// By name, also in anonymous records, with the offset in this record. Throws ctypes::error.
    [[nodiscard]] dynamic::member member(std::string_view name) const;
    [[nodiscard]] std::vector<dynamic::parameter> parameters() const;
    [[nodiscard]] std::vector<enumerator> enumerators() const {
        std::vector<enumerator> all;
        for (const auto& e : node().enumerators) all.push_back({e.name, static_cast<std::int64_t>(e.bits)});
        return all;
    }

    /// `T *`
    [[nodiscard]] type pointer() const {
        auto [in, made] = derived();
        detail::runtime::make_pointer(*made, of_);
        return type({made, 0}, std::move(in));
    }
    /// `T[length]`. Throws ctypes::error for elements without a size and for what no memory holds.
    [[nodiscard]] type array(std::size_t length) const {
        if (!complete()) throw error("an array of '" + spelling() + "' cannot be: the type is not complete");
        if (size() != 0 && length > static_cast<std::size_t>(PTRDIFF_MAX) / size())
            throw error("an array of " + std::to_string(length) + " '" + spelling() + "' is too large");
        auto [in, made] = derived();
        detail::runtime::make_array(*in, *made, of_, length);
        return type({made, 0}, std::move(in));
    }
    /// `const T`
    [[nodiscard]] type constant() const {
        type made = *this;
        made.of_.quals = static_cast<detail::c_text::qualifiers>(made.of_.quals | detail::c_text::is_const);
        return made;
    }
    /// The same without const and volatile.
    [[nodiscard]] type unqualified() const {
        type made = *this;
        made.of_.quals = 0;
        return made;
    }
    /// `result f(parameters)`, `result f(parameters, ...)`. Arrays and functions among the parameters become
    /// pointers, as in C. Throws ctypes::error for a result or parameter that cannot be passed.
    [[nodiscard]] static type function(const type& result, const std::vector<type>& parameters, bool variadic = false);

    /// Whether it is the same type of C, qualifiers included.
    friend bool operator==(const type& a, const type& b) { return detail::runtime::same_type(a.of_, b.of_); }

    /// Prints the spelling.
    friend std::ostream& operator<<(std::ostream& stream, const type& shown) { return stream << shown.spelling(); }

    // For the rest of the layer ------------------------------------------------------------------------
    type(detail::runtime::ref of, std::shared_ptr<detail::runtime::arena> keep) : of_(of), keep_(std::move(keep)) {}
    [[nodiscard]] const detail::runtime::node& node() const noexcept { return *of_.to; }
    [[nodiscard]] const detail::runtime::ref& ref() const noexcept { return of_; }
    [[nodiscard]] const std::shared_ptr<detail::runtime::arena>& keep() const noexcept { return keep_; }

private:
    struct new_node {
        std::shared_ptr<detail::runtime::arena> in;
        detail::runtime::node* made;
    };
    /// A new node in an arena that keeps this type: its own while that is open, else a new one.
    [[nodiscard]] new_node derived() const {
        auto in = keep_ != nullptr && keep_->open ? keep_ : std::make_shared<detail::runtime::arena>();
        in->keep(keep_);
        auto* const made = in->make();
        return {std::move(in), made};
    }

    detail::runtime::ref of_;
    std::shared_ptr<detail::runtime::arena> keep_;
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

inline std::vector<dynamic::member> type::members() const {
    std::vector<dynamic::member> all;
    for (const auto& m : node().members)
        all.push_back({m.name, type(m.type, keep_), m.offset, m.bit_offset, m.bit_width, m.is_bit_field});
    return all;
}

inline dynamic::member type::member(std::string_view name) const {
    detail::runtime::member_node found;
    if (!detail::runtime::find_member(node(), name, found))
        throw error("'" + spelling() + "' has no member '" + std::string(name) + "'");
    return {found.name, type(found.type, keep_), found.offset, found.bit_offset, found.bit_width, found.is_bit_field};
}

inline std::vector<dynamic::parameter> type::parameters() const {
    std::vector<dynamic::parameter> all;
    for (const auto& p : node().parameters) all.push_back({p.name, type(p.type, keep_)});
    return all;
}

inline type type::function(const type& result, const std::vector<type>& parameters, bool variadic) {
    using dynamic::kind;
    if (result.kind() == kind::array || result.kind() == kind::function ||
        (result.kind() != kind::void_ && !result.complete()))
        throw error("a function cannot return '" + result.spelling() + "'");
    auto in = std::make_shared<detail::runtime::arena>();
    in->keep(result.keep());
    const auto list = in->template make_array<detail::runtime::parameter_node>(parameters.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        type p = parameters[i];
        if (p.kind() == kind::array)
            p = p.target().pointer();
        else if (p.kind() == kind::function)
            p = p.pointer();
        if (!p.complete()) throw error("a function cannot have a parameter of type '" + p.spelling() + "'");
        in->keep(p.keep());
        list[i].type = {&p.node(), 0};
    }
    auto* const made = in->make();
    detail::runtime::make_function(*made, {&result.node(), 0}, list, variadic);
    return type({made, 0}, std::move(in));
}

/// How many groups of types exist in the process; a test compares it before and after.
[[nodiscard]] inline std::size_t live_types() noexcept {
    return detail::runtime::live_arenas.load(std::memory_order_relaxed);
}

} // namespace ctypes::dynamic
