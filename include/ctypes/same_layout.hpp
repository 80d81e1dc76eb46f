// SPDX-License-Identifier: MIT
// ctypes/same_layout.hpp - an own declaration checked against that of the real C header.
//
//     #include <time.h>                                  // only in this check
//     struct date { int second, minute, hour ...; };     // what the rest of the program uses
//     static_assert(ctypes::check_layout<date, tm>());
//     // error: ctypes: the two records have different layouts ...
//     //   "member 4, `month` here and `tm_mon` there: byte 20 here, byte 16 there"
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/detail/reflect/layout_difference.hpp>
#include <ctypes/fixed_string.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// Whether bit-fields in it are looked for when the program runs.
template <class T>
consteval bool finds_later() {
    if constexpr (!complete<T>)
        return false; // that is the error
    else if constexpr (std::is_array_v<T>)
        return detail::finds_later<std::remove_cv_t<std::remove_all_extents_t<T>>>();
    else if constexpr (is_std_array<T>)
        return detail::finds_later<std::remove_cv_t<typename T::value_type>>();
    else if constexpr (is_complex<T> || !(std::is_class_v<T> || std::is_union_v<T>))
        return false;
    else if constexpr (needs_runtime_layout<T>)
        return true;
    else
        return []<class... M>(member_list<M...>) {
            return (detail::finds_later<std::remove_cv_t<M>>() || ...);
        }(typename members_by<T>::types{});
}

/// Two types compared; the words have the length they need.
template <class Mine, class Theirs, member_names Names>
struct layout_comparison {
    static_assert((complete<Mine> && complete<Theirs>), "ctypes: the type is incomplete; include its definition");
    static_assert(
        (std::is_class_v<Mine> || std::is_union_v<Mine>)&&(std::is_class_v<Theirs> || std::is_union_v<Theirs>),
        "ctypes: this is no record; layouts are compared of structs and unions, compare others by std::is_same");
    static constexpr difference found = [] {
        if constexpr (!complete<Mine> || !complete<Theirs>)
            return difference{};
        else if constexpr (!(std::is_class_v<Mine> || std::is_union_v<Mine>) ||
                           !(std::is_class_v<Theirs> || std::is_union_v<Theirs>))
            return difference{};
        else if constexpr (std::is_union_v<Mine> != std::is_union_v<Theirs>)
            return difference{}.put(kind_of<Mine>()).put(" here, ").put(kind_of<Theirs>()).put(" there");
        else
            return detail::find_difference<Mine, Theirs, Names>();
    }();
    static constexpr fixed_string<found.length + 1> words{found.view()};

    /// Whether a run-time comparison may come to another result, and that result.
    static constexpr bool is_final = std::is_union_v<Mine> != std::is_union_v<Theirs> ||
                                     !(detail::finds_later<Mine>() || detail::finds_later<Theirs>());
    static std::string_view when_run() noexcept {
        static const difference result = search();
        return result.view();
    }

private:
    /// Not constexpr, or the variable would be tried as a constant.
    static difference search() noexcept { return detail::find_difference<Mine, Theirs, Names>(); }
};

// How the words get into the compiler's output: as of C++26 static_assert takes them. Before, g++ prints a text that is a
// template argument, and clang one that is an argument of a concept's condition; clang before 16 prints numbers for the
// characters of a text, but shows characters that are arguments themselves. A concept that is not satisfied is explained
// by clang in the same way.
template <fixed_string Words>
inline constexpr bool no_words = Words.size() == 0;
template <fixed_string FirstDifference>
concept agrees = no_words<FirstDifference>;

/// True in any case, so that its error stays the only one.
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
template <class Comparison>
consteval bool require_no_difference() {
    static_assert(
        !Comparison::found,
        difference{}.put("ctypes: the two records have different layouts; ").put(Comparison::found.view()).view());
    return true;
}
#elif defined(__clang__) && __clang_major__ < 16
template <char... Character>
struct difference_letters {};
template <class Letters>
inline constexpr bool first_difference_is = false;
template <>
inline constexpr bool first_difference_is<difference_letters<>> = true;

template <class Comparison, std::size_t... I>
consteval bool require_no_difference(std::index_sequence<I...>) {
    static_assert(first_difference_is<difference_letters<Comparison::found.characters[I]...>>,
                  "ctypes: the two records have different layouts; make the first difference go away, which is spelled "
                  "out here");
    return true;
}
template <class Comparison>
consteval bool require_no_difference() {
    return detail::require_no_difference<Comparison>(std::make_index_sequence<Comparison::found.length>());
}
#else
#if defined(__clang__)
template <fixed_string Words>
concept first_difference_is = no_words<Words>;
#else
template <fixed_string Words>
inline constexpr bool first_difference_is = no_words<Words>;
#endif
template <class Comparison>
consteval bool require_no_difference() {
    static_assert(first_difference_is<Comparison::words>, "ctypes: the two records have different layouts; make the "
                                                          "first difference go away, which stands below");
    return true;
}
#endif

} // namespace detail

/// Whether two records look alike to C: size, alignment, number of members, and of each the offset, the size, the bits and
/// the kind (signed or unsigned integer, floating-point number, pointer ...), also of records and arrays in them. Names
/// are compared where asked for, as far as the compiler tells them (not those of bit-fields):
///     if constexpr (ctypes::same_layout<date, tm>) ...
///     static_assert(ctypes::same_layout<date, tm, ctypes::member_names::compared>);
/// An enum counts as the integer it is stored as, a char as an integer of either sign, all pointers are alike. std::byte,
/// and what is made of it, ctypes::big_endian too, goes with anything of its size: so `std::byte rest[64]` stands for
/// what you do not declare. Unions, and records with an anonymous union in them, are compared by their ctypes::describe.
/// Bit-fields that leave bits free among them are compared as far as the compiler tells constants of them: with clang, or
/// with pointers or unions beside them, not if they differ in unnamed bit-fields, or in #pragma pack, alone.
/// layout_difference sees that when the program runs, and there it is one line of a test.
template <class Mine, class Theirs, member_names Names = member_names::ignored>
concept same_layout =
    detail::agrees<detail::layout_comparison<std::remove_cv_t<Mine>, std::remove_cv_t<Theirs>, Names>::words>;

/// The first difference in words, empty when there is none: a zero-terminated constant.
///     static_assert(ctypes::layout_difference<date, tm>() == "");
/// When the program runs, bit-fields are looked for where they are, which no constant may do with clang:
///     assert((ctypes::layout_difference<my_flags, flags>() == ""));
template <class Mine, class Theirs, member_names Names = member_names::ignored>
constexpr std::string_view layout_difference() noexcept {
    using compared = detail::layout_comparison<std::remove_cv_t<Mine>, std::remove_cv_t<Theirs>, Names>;
    if constexpr (!compared::is_final) {
        if (!std::is_constant_evaluated()) return compared::when_run();
    }
    return compared::words.view();
}

/// The check to be written down: compiles where same_layout holds, and names the first difference where not.
///     static_assert(ctypes::check_layout<date, tm>());
template <class Mine, class Theirs, member_names Names = member_names::ignored>
consteval bool check_layout() {
    return detail::require_no_difference<
        detail::layout_comparison<std::remove_cv_t<Mine>, std::remove_cv_t<Theirs>, Names>>();
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
