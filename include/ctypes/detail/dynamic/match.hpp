// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/match.hpp - whether a C++ type and a run-time type are the same to C.
//
//     matches<point>(*n)           // equal layout: a point may be copied there
//     points_to<const char>(*n)    // a const char* may be stored there
//     called_as<int(double)>(*n)   // an int (*)(double) may be stored where a pointer to this function is
#pragma once

#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/cparse/signature_convention.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>
#include <ctypes/detail/dynamic/visited_pairs.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

/// Whether values of two arithmetic types are passed alike and mean the same. Which integer an enumeration is, is the compiler's
/// choice (C17 6.7.2.2), so that its sign does not count where no narrow integer is extended by it.
bool passed_alike(const type_node& x, const type_node& y);

/// Equal in memory: names do not count, neither does what pointers point to, unless it is a function.
class layout_comparison {
public:
    bool same(const type_node& x, const type_node& y);

    /// Whether a function of one type may be called through a pointer to the other: the same convention, and values that are
    /// passed alike. Of pointers it does not count whether they point to void or to a type that is not complete, nor const.
    bool called_alike(const type_node& x, const type_node& y);

private:
    bool passed_alike(const type_node& x, const type_node& y);

    bool pointees_agree(const type_node& first, const type_node& second);
    static const type_node& element_of(const type_node& n);

    /// Of what two pointers in memory point to. `void (*)()` is a pointer to any function.
    bool functions_agree(const type_node& x, const type_node& y);
    static bool is_any_function(const type_node& n) { return n.parameters.size() == 0 && n.to.to->is == kind::void_; }

    /// The next member from `i` on that is no unnamed bit-field: C++ does not list those.
    static std::size_t skip_padding(const type_node& n, std::size_t i);

    /// Only records in records, or in the functions they point to, can be met often.
    static bool nested(const type_node& n);

    static bool same_scalar(const type_node& x, const type_node& y);

    visited_pairs seen_;
};

/// Remembers in the run-time type which C++ type it was found equal to: the next question is one comparison.
template <class T>
bool matches(const type_node& n) {
    if (n.same_as.load(std::memory_order_relaxed) == &tag_of<T>) [[likely]]
        return true;
    if (!layout_comparison().same(n, dynamic::type::of<T>().node())) return false;
    n.same_as.store(&tag_of<T>, std::memory_order_relaxed);
    return true;
}

/// Whether both are known to be laid out as one C++ type.
bool same_cpp_type(const type_node& a, const type_node& b);

// g++ warns of the attributes that a va_list has, wherever one is a template argument.
#pragma GCC diagnostic push
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wattributes"
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif

template <class F>
bool called_as(const type_node& n);

/// Whether a `T*` may stand where a pointer to `n` is: not when the two are known to differ. `void (*)()` stands for a pointer to
/// any function, as it does where an address comes from a loader.
template <class T>
bool points_to(const type_node& n) {
    using bare = std::remove_cv_t<T>;
    if constexpr (std::is_void_v<bare>) {
        return n.is != kind::function;
    } else if constexpr (std::is_function_v<bare>) {
        if (n.is == kind::function) return std::is_same_v<bare, void()> || called_as<bare>(n);
        return n.is == kind::void_;
    } else {
        if (n.is == kind::void_) return true;
        if (n.is == kind::function) return false;
        if constexpr (std::is_bounded_array_v<bare>) {
            // a pointer to rows: to the same rows, to an array of them, or to the rows of unknown length
            if (n.is != kind::array) return false;
            if (n.length != no_length && n.length != std::extent_v<bare>) return points_to<T>(*n.to.to);
            return points_to<std::remove_extent_t<T>>(*n.to.to) || points_to<T>(*n.to.to);
        } else if constexpr (std::is_pointer_v<bare>) {
            return n.is == kind::pointer;
        } else if constexpr (std::is_arithmetic_v<bare> || std::is_enum_v<bare>) {
            // an array of numbers may be pointed to by its first; a byte may be anything
            const type_node* element = &n;
            while (element->is == kind::array || element->is == kind::complex) element = element->to.to;
            if constexpr (std::is_same_v<bare, unsigned char> || std::is_same_v<bare, std::byte>) return true;
            if (!is_arithmetic(*element)) return false;
            return element->size == sizeof(bare) && (element->is == kind::floating) == std::is_floating_point_v<bare>;
        } else if constexpr (complete<bare>) {
            if (n.is == kind::array) return points_to<T>(*n.to.to);
            return is_record(n) ? !n.complete || n.size == sizeof(bare)
                                : n.is == kind::complex && n.size == sizeof(bare);
        } else {
            return is_record(n);
        }
    }
}

/// Whether a C++ parameter or result is passed as `n` is, and means the same.
template <class T>
bool passed_as(const type_node& n) {
    using bare = std::remove_cv_t<T>;
    if constexpr (std::is_pointer_v<bare> && std::is_class_v<std::remove_pointer_t<bare>>)
        if (n.exact == scalar::va_list && n.is == kind::structure)
            return true; // a va_list, where that is an array of a record
    if constexpr (std::is_void_v<bare>) {
        return n.is == kind::void_;
    } else if constexpr (std::is_reference_v<T>) { // as a pointer
        return n.is == kind::pointer && points_to<std::remove_reference_t<T>>(*n.to.to);
    } else if constexpr (std::is_pointer_v<bare>) {
        return n.is == kind::pointer && points_to<std::remove_pointer_t<bare>>(*n.to.to);
    } else if constexpr (std::is_enum_v<bare>) {
        type_node integer;
        make_enumeration(integer, scalar_node(scalar_of<std::underlying_type_t<bare>>()));
        return passed_alike(integer, n);
    } else if constexpr (std::is_arithmetic_v<bare> || is_int128<bare> || is_float16<bare> || is_float128<bare>) {
        return passed_alike(*scalar_node(scalar_of<bare>()), n);
    } else if constexpr (is_complex<bare>) {
        return matches<bare>(n);
    } else if constexpr (std::is_class_v<bare> || std::is_union_v<bare>) {
        if constexpr (has_runtime_layout<bare>)
            return matches<bare>(n);
        else
            return is_record(n) && n.size == sizeof(bare) && n.alignment == alignof(bare);
    } else {
        return n.size == sizeof(bare);
    }
}

/// The same for a whole function of the convention `by`.
template <class R, class... A>
bool signature_passed_as(const type_node& n, bool variadic, convention by, types<A...>) {
    if (n.is != kind::function || n.variadic != variadic || own_convention(n.call) != by) return false;
    if (n.prototyped) {
        if (n.parameters.size() != sizeof...(A)) return false;
        [[maybe_unused]] std::size_t i = 0;
        if (!(passed_as<A>(*n.parameters[i++].type.to) && ...)) return false;
    }
    return passed_as<R>(*n.to.to);
}

/// Whether a C++ function of the type `F`, or of a signature such as ms_abi<F>, may be called where `n` says how. g++ drops the
/// convention of a template argument, so that one of its own is given as `by`.
template <class F>
bool called_as(const type_node& n, convention by) {
    using parts = ctypes::signature<F>;
    return signature_passed_as<typename parts::result>(n, parts::variadic, by, typename parts::parameters{});
}
template <class F>
bool called_as(const type_node& n) {
    if constexpr (requires(F * function) { detail::called_by(function); }) {
        using called = typename decltype(detail::called_by(std::declval<F*>()))::type;
        return called_as<called>(n, ctypes::signature<called>::convention);
    } else {
        return c_text::is_default(n.call); // no function of C
    }
}

#pragma GCC diagnostic pop

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/match.ipp>
#endif
