// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/member_count.hpp - how many members an aggregate has, and whether they can be taken apart.
//
// PFR 1.81 takes `struct { int a[3]; int b; }` for four members. Here a member is one initializer,
// `T{ {any}, {any}, ... }`, however long its arrays are.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// Converts to whatever the initialized member is. Never evaluated; defined, because clang refuses a conversion to a type in
/// an unnamed namespace that is only declared, where the member is a std::optional of that type.
struct any {
    template <class U>
    operator U() const noexcept {
        std::abort();
    }
};

/// Converts to scalars only: std::complex has several constructors that `any` would suit.
struct any_scalar {
    template <class U>
    requires std::is_scalar_v<U>
    operator U() const noexcept;
};

/// How the members are initialized, one after the other: runs of `{any}`, which serves scalars, arrays and
/// records, each followed by a run of plain `any`, for the few that take no braces (empty ones). Plain
/// `any` would spread over an array, so it comes only where braces do not do. A bit of `scalar` replaces
/// `any` by `any_scalar` in that position. The last plain run only shows that a record has more runs than
/// two; its members are then not counted.
struct initializers {
    std::size_t braced[3]{};
    std::size_t plain[3]{};
    unsigned long long scalar[2]{};

    constexpr std::size_t count() const { return braced[0] + braced[1] + braced[2] + plain[0] + plain[1] + plain[2]; }
    constexpr std::size_t current() const { return braced[2] + plain[1] > 0 ? 2 : braced[1] + plain[0] > 0 ? 1 : 0; }
    constexpr bool is_scalar(std::size_t position) const { return ((scalar[position / 64] >> position % 64) & 1) != 0; }

    constexpr initializers with_braced(std::size_t n) const {
        initializers next = *this;
        next.braced[current()] += n;
        return next;
    }
    constexpr initializers with_scalar() const {
        initializers next = with_braced(1);
        next.scalar[count() / 64] |= 1ULL << count() % 64;
        return next;
    }
    constexpr initializers with_plain() const {
        initializers next = *this;
        const std::size_t run = current();
        ++next.plain[run > 0 && braced[run] == 0 ? run - 1 : run];
        return next;
    }
    /// Of the first `n` members.
    constexpr initializers first(std::size_t n) const {
        initializers cut{.scalar = {scalar[0], scalar[1]}};
        for (std::size_t run = 0; run < 3; ++run) {
            cut.braced[run] = braced[run] < n ? braced[run] : n;
            n -= cut.braced[run];
            cut.plain[run] = plain[run] < n ? plain[run] : n;
            n -= cut.plain[run];
        }
        return cut;
    }
    constexpr bool can_take_plain() const { return plain[2] == 0 && !(current() == 2 && braced[2] > 0); }
};

template <initializers I, std::size_t Position>
using initializer = std::conditional_t<I.is_scalar(Position), any_scalar, any>;

/// For `Last` in initializable(): `{}`.
struct braces {};

/// For `Last` in initializable(): `{}`, as far as overload resolution goes. Where it takes `T` for initialized so, the call of
/// choose() is wrong: that overload is chosen and its argument refused, or none is, as each is better in one parameter.
struct braces_by_choice {};
/// What an element of the other overload's list is made of.
struct any_element {
    any_element() noexcept;
    any_element(any) noexcept;
    any_element(any_scalar) noexcept;
};
template <class T>
void choose(T, int) noexcept;
template <class T>
void choose(std::initializer_list<any_element>, long) noexcept;

/// Whether `T` is initialized so, and by a `Last` behind that.
template <class T, initializers I, class Last, std::size_t... A, std::size_t... B, std::size_t... C, std::size_t... D,
          std::size_t... E, std::size_t... F>
constexpr bool initializable(std::index_sequence<A...>, std::index_sequence<B...>, std::index_sequence<C...>,
                             std::index_sequence<D...>, std::index_sequence<E...>, std::index_sequence<F...>) {
    constexpr std::size_t c = sizeof...(A) + sizeof...(B), e = c + sizeof...(C) + sizeof...(D);
    if constexpr (std::is_same_v<Last, braces>) return requires {
            T{{initializer<I, A>{}}...,
              initializer<I, sizeof...(A) + B>{}...,
              {initializer<I, c + C>{}}...,
              initializer<I, c + sizeof...(C) + D>{}...,
              {initializer<I, e + E>{}}...,
              initializer<I, e + sizeof...(E) + F>{}...,
              {}};
        };
    else if constexpr (std::is_same_v<Last, braces_by_choice>)
        return !requires {
            detail::choose<T>({{initializer<I, A>{}}...,
                               initializer<I, sizeof...(A) + B>{}...,
                               {initializer<I, c + C>{}}...,
                               initializer<I, c + sizeof...(C) + D>{}...,
                               {initializer<I, e + E>{}}...,
                               initializer<I, e + sizeof...(E) + F>{}...,
                               {}},
                              0);
        };
    else if constexpr (!std::is_void_v<Last>)
        return requires {
            T{{initializer<I, A>{}}...,
              initializer<I, sizeof...(A) + B>{}...,
              {initializer<I, c + C>{}}...,
              initializer<I, c + sizeof...(C) + D>{}...,
              {initializer<I, e + E>{}}...,
              initializer<I, e + sizeof...(E) + F>{}...,
              Last{}};
        };
    else
        return requires {
            T{{initializer<I, A>{}}...,     initializer<I, sizeof...(A) + B>{}...,
              {initializer<I, c + C>{}}..., initializer<I, c + sizeof...(C) + D>{}...,
              {initializer<I, e + E>{}}..., initializer<I, e + sizeof...(E) + F>{}...};
        };
}

template <class T, initializers I, class Last = void>
inline constexpr bool initializable_by = detail::initializable<T, I, Last>(std::make_index_sequence<I.braced[0]>{},
                                                                           std::make_index_sequence<I.plain[0]>{},
                                                                           std::make_index_sequence<I.braced[1]>{},
                                                                           std::make_index_sequence<I.plain[1]>{},
                                                                           std::make_index_sequence<I.braced[2]>{},
                                                                           std::make_index_sequence<I.plain[2]>{});

/// The most members that are counted: one more than PFR can name.
inline constexpr std::size_t member_limit = 101;

/// The longest next run of `{any}`: doubled while it fits, then halved. `Good` fits, `Bad` does not.
template <class T, initializers I, std::size_t Good = 0, std::size_t Bad = 0>
consteval std::size_t longest_run() {
    constexpr std::size_t room = member_limit - I.count();
    constexpr std::size_t next = Bad != 0 ? Good + (Bad - Good) / 2 : Good * 2 + 1 > room ? room : Good * 2 + 1;
    if constexpr (next == Good) {
        return Good;
    } else if constexpr (initializable_by<T, I.with_braced(next)>) {
        return detail::longest_run<T, I, next, Bad>();
    } else {
        return detail::longest_run<T, I, Good, next>();
    }
}

template <class T, initializers I = initializers{}>
consteval initializers find_initializers() {
    constexpr initializers run = I.with_braced(detail::longest_run<T, I>());
    if constexpr (run.count() >= member_limit) {
        return run;
    } else if constexpr (initializable_by<T, run.with_scalar()>) {
        return detail::find_initializers<T, run.with_scalar()>();
    } else if constexpr (initializable_by<T, run.with_plain()>) {
        if constexpr (run.can_take_plain())
            return detail::find_initializers<T, run.with_plain()>();
        else
            return {.braced = {member_limit}}; // it goes on, and nothing here counts how far
    } else {
        return run; // nothing goes on: the record ends here
    }
}

template <class T>
inline constexpr initializers initializers_of = find_initializers<T>();

/// How many members an aggregate has; a base class counts as one, as does an anonymous union. `member_limit` where they
/// are too many, or not counted: when members that take no braces and members that need them take turns more than twice.
template <class T>
inline constexpr std::size_t member_count = initializers_of<T>.count();
template <class T>
requires std::is_empty_v<T>
inline constexpr std::size_t member_count<T> = 0;

template <class T>
consteval const char* pretty_unnamed() {
#if defined(_MSC_VER) && !defined(__clang__)
    return __FUNCSIG__;
#else
    return __PRETTY_FUNCTION__;
#endif
}

/// Whether `U` is an anonymous union or struct, which puts its members among those of the record around it. clang's name
/// for one is `event::(anonymous union at ...)`, where that of a member's unnamed type says "unnamed". g++ has one name for
/// both, `<unnamed union>`, but takes the constructors away from the anonymous one.
template <class U>
consteval bool is_anonymous() {
    if constexpr (!std::is_class_v<U> && !std::is_union_v<U>) {
        return false;
    } else {
        const std::string_view name = pretty_unnamed<U>();
#if defined(__clang__)
        const std::size_t last = name.rfind('(');
        return last != name.npos && name.substr(last).starts_with("(anonymous ") &&
               !name.substr(last).starts_with("(anonymous namespace");
#else
        return name.find("<unnamed ") != name.npos && std::is_trivially_copyable_v<U> &&
               !std::is_default_constructible_v<U> && !std::is_copy_constructible_v<U>;
#endif
    }
}
/// Converts to an anonymous union or struct only.
struct any_anonymous {
    template <class U>
    requires(is_anonymous<U>()) operator U() const noexcept;
};

/// Whether there is an anonymous union or struct among the members; structured bindings do not see through one.
template <class T>
inline constexpr bool has_anonymous = []<std::size_t... I>(std::index_sequence<I...>) {
    return (initializable_by<T, initializers_of<T>.first(I), any_anonymous> || ...);
}
(std::make_index_sequence < member_count<T> < member_limit ? member_count<T> : 0 > {});

/// Whether an array without a length, or of length zero, ends the record: with one more member than are counted no structured
/// binding fits. `{}` initializes it, and nothing else does. g++ has no initializer for an array without a length; but where
/// it chooses among overloads, `{}` passes for one.
template <class T>
inline constexpr bool has_unsized_array =
    initializable_by<T, initializers_of<T>, braces> || initializable_by<T, initializers_of<T>, braces_by_choice>;

/// Converts to a base class of `T` only.
template <class T>
struct any_base {
    template <class U>
    requires(std::is_base_of_v<U, T> && !std::is_same_v<U, T>) operator U() const noexcept;
};

/// Whether an aggregate has a base class with members; structured bindings do not see through one.
template <class T>
concept has_base = requires {
    T{any_base<T>{}};
};

/// Whether structured bindings, and so tie(), take an aggregate apart whose members are counted.
template <class T>
inline constexpr bool can_be_tied = !has_base<T> && !has_anonymous<T> && !has_unsized_array<T>;

} // namespace ctypes::detail
