// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/type_node.hpp - how a run-time type is kept: nodes in an arena.
//
// A node never changes once its arena is sealed. A type refers to a node and keeps its arena; nodes of one arena
// point to each other freely (a list's node to itself), an arena keeps those its nodes point into. So types are
// freed together, cycles included, and copying one is copying a pointer and a counter.
#pragma once

#include <ctypes/detail/abi/field.hpp>
#include <ctypes/detail/cparse/scalar.hpp>
#include <ctypes/dynamic/kind.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

using dynamic::kind;
using scalar = c_text::kind;

struct type_node;

/// A type as it is used: the node, and the qualifiers it has here.
struct qualified_type {
    const type_node* to = nullptr;
    c_text::qualifiers quals = 0;
};

struct member_node {
    std::string_view name; // empty: an anonymous record, or an unnamed bit-field
    qualified_type type;
    std::size_t offset = 0;     // in bytes; of a bit-field: of the first byte it touches
    std::size_t bit_offset = 0; // of a bit-field: from the start of the record
    std::size_t bit_width = 0;
    bool is_bit_field = false;
};

struct parameter_node {
    std::string_view name;
    qualified_type type;
};

struct enumerator_node {
    std::string_view name;
    std::uint64_t bits = 0;
    bool is_unsigned = false;
};

inline constexpr std::size_t no_length = static_cast<std::size_t>(-1);

struct type_node {
    kind is = kind::void_;
    scalar exact = scalar::void_; // of a scalar: which one; of an enumeration: its integer
    bool complete = true;
    bool is_signed = false;
    bool variadic = false;  // of a function
    bool prototyped = true; // of a function
    bool fields_known = true;
    bool owned = true;     // by an arena; scalars are constants
    std::uint8_t code = 0; // for comparing signatures, see code.hpp; 0: none
    c_text::convention call = c_text::convention::none;
    std::size_t size = 0; // 0 when not complete
    std::size_t alignment = 1;
    std::size_t length = 0;  // of an array, no_length for []
    qualified_type to{};     // pointee, element, result, integer of an enumeration, part of a complex number
    std::string_view name{}; // "struct vec", "point" for the typedef of an untagged one, "unsigned int"
    std::span<const member_node> members{};
    std::span<const parameter_node> parameters{};
    std::span<const enumerator_node> enumerators{};
    std::span<const abi::field> fields{};              // for values that may travel in registers
    mutable std::atomic<const void*> same_as{nullptr}; // the tag of the C++ type last found equal
};

/// How many arenas exist: what PyPy's _rawffi tracker would count.
inline constinit std::atomic<std::size_t> live_arenas{0};

/// Memory of types that are freed together.
class type_arena {
public:
    type_arena() : memory_(buffer_, sizeof buffer_) { live_arenas.fetch_add(1, std::memory_order_relaxed); }
    ~type_arena();
    type_arena(const type_arena&) = delete;
    type_arena& operator=(const type_arena&) = delete;

    type_node* make();

    template <class T>
    std::span<T> make_array(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (count == 0) return {};
        T* const first = static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
        for (std::size_t i = 0; i < count; ++i) ::new (static_cast<void*>(first + i)) T{};
        return {first, count};
    }

    template <class T>
    std::span<const T> copy(std::span<const T> from) {
        const std::span<T> made = make_array<T>(from.size());
        for (std::size_t i = 0; i < from.size(); ++i) made[i] = from[i];
        return made;
    }

    std::string_view copy(std::string_view text);

    /// Keeps what nodes of this arena point to.
    void keep(const std::shared_ptr<type_arena>& other);

    /// Whether nodes may still be added: types derived from an unfinished record go to its own arena.
    bool open = false;

private:
    struct keep_alive_entry { // in the arena's own memory; a std::vector here was a part of what everybody compiles
        std::shared_ptr<type_arena> what;
        keep_alive_entry* before;
    };

    alignas(16) std::byte buffer_[1024];
    std::pmr::monotonic_buffer_resource memory_;
    keep_alive_entry* kept_ = nullptr;
};

/// A value as ctypes::abi takes it.
abi::type_description abi_value(const type_node& n);

inline bool is_record(const type_node& n) { return n.is == kind::structure || n.is == kind::union_; }
inline bool is_arithmetic(const type_node& n) {
    return n.is == kind::boolean || n.is == kind::integer || n.is == kind::floating || n.is == kind::enumeration;
}

/// What alignof says of a type, in bytes. g++ puts vectors to multiples of their size, but says no more than its largest
/// vector register has (16 on x86-64, 32 with -mavx), also of arrays and records with such vectors in them; clang says the
/// size. That is the compiler of whoever includes this, as for C++ types.
std::size_t reported_alignment(const type_node& n);

/// Whether a value of the type has pointers in it.
bool holds_pointers(const type_node& n);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/type_node.ipp>
#endif
