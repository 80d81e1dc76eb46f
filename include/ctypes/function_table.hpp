// SPDX-License-Identifier: MIT
// ctypes/function_table.hpp - C's tables of function pointers, filled from C++ callables.
//
//     ctypes::table<cookie_io_functions_t> io;
//     io.set<&cookie_io_functions_t::write>([&](void*, const char* data, size_t n) { text.append(data, n); return n; });
//     fopencookie(nullptr, "w", *io);
//
//     struct rows { std::function<int(...)> xOpen, xNext; int iVersion = 1; };       // members of the same names
//     ctypes::table<sqlite3_module> module(rows{...});
//
// Each callable is checked against the type of the pointer it fills, when it is compiled, and called by its convention.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/callback.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/reflect/named_members.hpp>
#include <ctypes/detail/reflect/tied_members.hpp>
#include <ctypes/error_result.hpp>
#include <ctypes/keep_alive.hpp>
#include <ctypes/signature.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

template <class>
struct member_pointer_parts;
template <class T, class M>
struct member_pointer_parts<M T::*> {
    using record = T;
    using member = M;
};

/// The signature of the function a member points to, with its convention; void where callbacks have none such.
template <class M>
struct pointed_signature {
    using type = void;
};
template <class M>
requires requires(M member) { detail::called_by(member); }
struct pointed_signature<M> {
    using type = typename decltype(detail::called_by(std::declval<M>()))::type;
};
template <class M>
using pointed_signature_t = typename pointed_signature<M>::type;

/// Which member of `T` is called `name`; member_count<T> when none is.
template <class T>
consteval std::size_t member_named(std::string_view name) {
    return [name]<std::size_t... I>(std::index_sequence<I...>) {
        std::size_t found = member_count<T>;
        ((named_member<T, I>() == name ? (found = I, 0) : 0), ...);
        return found;
    }
    (std::make_index_sequence<member_count<T>>{});
}

} // namespace detail

/// A `T`, a C struct of function pointers (and other members), with the callables behind its pointers. The table has
/// a fixed address and must live as long as C uses it or calls a function of it. Members that are not set stay null.
/// Exceptions of the callables are carried as by ctypes::callback.
template <class T>
class function_table {
    static_assert(std::is_aggregate_v<T>,
                  "ctypes: a table is filled for C, and this type is no aggregate; give the C struct "
                  "of function pointers");

public:
    function_table() : data_(std::make_unique<T>()) {}

    /// Fills the members of `T` that `members`, an aggregate of callables and values, has by the same name. A member
    /// of `members` that `T` does not have is a compile error. The callables are moved into the table.
    template <class Members>
    requires(std::is_aggregate_v<std::remove_cvref_t<Members>> &&
             !std::is_same_v<std::remove_cvref_t<Members>, T>) explicit function_table(Members members)
        : function_table(std::move(members), detail::default_error_result{}) {}
    /// The same, where `stop` is what C gets from each callable that threw and has such a result:
    ///     ctypes::table<sqlite3_module> module(rows{...}, ctypes::error_result(SQLITE_ERROR));
    template <class Members, class Stop>
    requires(std::is_aggregate_v<std::remove_cvref_t<Members>> &&
             !std::is_same_v<std::remove_cvref_t<Members>, T>) explicit function_table(Members members, Stop stop)
        : function_table() {
        constexpr bool known =
            detail::member_count<T> < detail::member_limit && detail::member_count<Members> < detail::member_limit;
        static_assert(known,
                      "ctypes: the names of at most 100 members are known, of the C struct and of what fills it; use "
                      "set<&T::member>");
        if constexpr (known) {
            constexpr bool tied = detail::can_be_tied<T> && detail::can_be_tied<Members>;
            static_assert(tied,
                          "ctypes: no member is found by its name where there is a base class, an anonymous union or "
                          "struct, or an array without a length; use set<&T::member>");
            if constexpr (tied) fill_all(members, stop);
        }
    }

    /// Makes the member call `callable`; for a member that is no function pointer: sets its value.
    template <auto Member, class F>
    function_table& set(F&& callable) {
        using parts = detail::member_pointer_parts<decltype(Member)>;
        static_assert(std::is_same_v<typename parts::record, T>,
                      "ctypes: the member is one of another struct; name one of the "
                      "table's own");
        assign((*data_).*Member, std::forward<F>(callable), detail::default_error_result{});
        return *this;
    }
    /// The same with an error result for exceptions.
    template <auto Member, class F, class Stop>
    function_table& set(F&& callable, error_result<Stop> stop) {
        using pointer = typename detail::member_pointer_parts<decltype(Member)>::member;
        static_assert(detail::is_function_pointer<pointer>,
                      "ctypes: an error result is for function pointers; leave it out for other members");
        if constexpr (detail::is_function_pointer<pointer>)
            if constexpr (callable_member<pointer>())
                keep((*data_).*Member,
                     callback<detail::pointed_signature_t<pointer>>(std::forward<F>(callable), std::move(stop)));
        return *this;
    }

    /// The C struct.
    T& operator*() noexcept { return *data_; }
    const T& operator*() const noexcept { return *data_; }
    T* operator->() noexcept { return data_.get(); }
    const T* operator->() const noexcept { return data_.get(); }
    T* get() const noexcept { return data_.get(); }

private:
    template <class Members, class Stop>
    void fill_all(Members& members, const Stop& stop) {
        auto given = detail::tie_members(members);
        auto own = detail::tie_members(*data_);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (fill<detail::member_named<T>(detail::named_member<Members, I>())>(own, detail::tied_member<I>(given),
                                                                               stop),
             ...);
        }
        (std::make_index_sequence<detail::member_count<Members>>{});
    }

    template <std::size_t I, class Own, class F, class Stop>
    void fill(Own& own, F& callable, [[maybe_unused]] const Stop& stop) {
        static_assert(I < detail::member_count<T>,
                      "ctypes: the C struct has no member of this name; the names of both must be the same");
        if constexpr (I < detail::member_count<T>) assign(detail::tied_member<I>(own), std::move(callable), stop);
    }

    /// Whether C can be given a callback for the member.
    template <class M>
    static consteval bool callable_member() {
        constexpr bool known = !std::is_void_v<detail::pointed_signature_t<M>>;
        static_assert(
            known,
            "ctypes: this member is a function pointer of a calling convention that callbacks do not have; assign "
            "it a function of your own, as in table->member = &function");
        return known;
    }

    template <class M, class F, class Stop>
    void assign(M& member, F&& callable, [[maybe_unused]] const Stop& stop) {
        if constexpr (detail::is_function_pointer<M>) {
            if constexpr (callable_member<M>()) assign_function(member, std::forward<F>(callable), stop);
        } else {
            static_assert(std::is_convertible_v<F, M>, "ctypes: this value does not convert to the member it is for");
            if constexpr (std::is_convertible_v<F, M>) member = static_cast<M>(std::forward<F>(callable));
        }
    }

    template <class M, class F, class Stop>
    void assign_function(M& member, F&& callable, [[maybe_unused]] const Stop& stop) {
        using given = std::decay_t<F>;
        using own = detail::pointed_signature_t<M>;
        using made = callback<own>;
        constexpr bool is_pointer = std::is_null_pointer_v<given> || detail::is_function_pointer<given>;
        if constexpr (is_pointer && requires { member = callable; })
            member = callable; // C's own, or none
        else if constexpr (std::is_same_v<given, made>)
            keep(member, std::forward<F>(callable));
        else {
            if constexpr (requires { callable == nullptr; }) // an empty std::function leaves the pointer null
                if (callable == nullptr) return;
            if constexpr (stops<own, Stop>() && !detail::has_error_result<given>)
                keep(member, made(std::forward<F>(callable), stop));
            else
                keep(member, detail::make_callback<made>(std::forward<F>(callable)));
        }
    }

    /// Whether the error result for all is one for this member.
    template <class Signature, class Stop>
    static constexpr bool stops() {
        using result = typename signature<Signature>::result;
        if constexpr (std::is_same_v<Stop, detail::default_error_result> || std::is_void_v<result>)
            return false;
        else
            return std::is_convertible_v<decltype(std::declval<const Stop&>().value()), result>;
    }

    template <class M, class Signature>
    void keep(M& member, callback<Signature> made) {
        const auto function = kept_.keep(std::move(made)).pointer();
        if constexpr (std::is_assignable_v<M&, decltype(function)>)
            member = function;
        else
            member = reinterpret_cast<M>(function); // noexcept, which a callback is
    }

    std::unique_ptr<T> data_;
    keep_alive kept_;
};

// Names of version 0.1; they go with 0.2.
template <class T>
using table [[deprecated("ctypes: table is function_table")]] = function_table<T>;

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
