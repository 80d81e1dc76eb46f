// SPDX-License-Identifier: MIT
// ctypes/data_callback.hpp - route 1: a callable that travels through the `void*` C hands to its callbacks.
//
//     ctypes::data_callback<int(void*, int, char**, char**)> row = [&](int n, char** values, char**) { ...; return 0; };
//     exec(db, sql, row.function(), row.data(), nullptr);
//
// Costs no slot and no executable memory, and a call is one indirection more than a plain function pointer.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/callback.hpp>
#include <ctypes/callback_exception_handler.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/callback/adapting.hpp>
#include <ctypes/detail/callback/call_stored.hpp>
#include <ctypes/detail/callback/trampoline.hpp>
#include <ctypes/error_result.hpp>
#include <ctypes/signature.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes {

/// The index of the only `void*` parameter is found; where a signature has several, it is named, from 0.
inline constexpr std::size_t auto_index = static_cast<std::size_t>(-1);

template <class Signature, std::size_t Data = auto_index>
class data_callback;

namespace detail {

template <class... A>
consteval std::size_t find_data(std::size_t named) {
    if (named != auto_index) return named;
    std::size_t found = auto_index, index = 0, count = 0;
    ((std::is_same_v<A, void*> ? (found = index, ++count, ++index) : ++index),
     ...); // a `const void*` is data of others
    return count == 1 ? found : auto_index;
}

/// A callable on the heap, with what destroys it in front, so that C can do it by one function for all.
struct data_base {
    void (*destroy)(data_base*) noexcept;
};

/// What C calls to destroy any of them, behind a function of a convention.
struct data_end {
    static void enter(void*& data);
};
template <convention By>
entry_pointer<By, void, void*> destroy_data() noexcept {
    return reinterpret_cast<entry_pointer<By, void, void*>>(
        reinterpret_cast<void (*)()>(&trampoline<By, data_end, void, void*>::single));
}

template <convention By, class F, class Stop, class R, std::size_t Data, class... A>
struct stored_data_callable : data_base {
    template <class G>
    stored_data_callable(G&& callable, Stop end)
        : data_base{[](data_base* base) noexcept { delete static_cast<stored_data_callable*>(base); }},
          function(std::forward<G>(callable)), stop(std::move(end)) {}

    /// What C calls, behind a function of the convention.
    using entries = trampoline<By, stored_data_callable, native_t<R>, native_t<A>...>;
    static native_t<R> enter(native_t<A>&... arguments) {
        std::tuple<native_t<A>&...> all(arguments...);
        auto* self =
            static_cast<stored_data_callable*>(static_cast<data_base*>(const_cast<void*>(std::get<Data>(all))));
        if constexpr (!runs_always<F>)
            if (exception_trap::stopped()) [[unlikely]]
                return stopped(self->stop);
        try {
            return [&]<std::size_t... I>(std::index_sequence<I...>)->native_t<R> {
                using list = std::tuple<A...>;
                if constexpr (std::is_void_v<R>)
                    call_stored(self->function,
                                native<std::tuple_element_t<other<I>, list>>::from(std::get<other<I>>(all))...);
                else
                    return native<R>::to(static_cast<R>(
                        call_stored(self->function,
                                    native<std::tuple_element_t<other<I>, list>>::from(std::get<other<I>>(all))...)));
            }
            (std::make_index_sequence<sizeof...(A) - 1>{});
        } catch (...) {
            keep_current_exception();
        }
        return stopped(self->stop);
    }

    F function;
    [[no_unique_address]] Stop stop;

private:
    template <std::size_t I>
    static constexpr std::size_t other = I < Data ? I : I + 1;

    static native_t<R> stopped(const Stop& end) {
        if constexpr (!std::is_void_v<R>) return native<R>::to(stop_value<R>(end));
    }
};

template <class List, std::size_t Skip>
struct without;
template <class... A, std::size_t Skip>
struct without<types<A...>, Skip> {
    template <class Sequence>
    struct pick;
    template <std::size_t... I>
    struct pick<std::index_sequence<I...>> {
        using type = types<std::tuple_element_t<(I < Skip ? I : I + 1), std::tuple<A...>>...>;
    };
    using type = typename pick<std::make_index_sequence<sizeof...(A) - 1>>::type;
};

template <class R, class F, class Given, class P>
inline constexpr bool data_callable_fits = false;
template <class R, class F, class Given, class... P>
inline constexpr bool
    data_callable_fits<R, F, Given, types<P...>> = adapters_fit<R, P...>() && callable_fits<R, F, Given, P...>();

template <class F, class R, class P>
struct data_callable;
template <class F, class R, class... P>
struct data_callable<F, R, types<P...>> {
    using type = adapted_callable<F, R, P...>;
};

/// The same for one convention; what the public ones are.
template <convention By, std::size_t Data, class R, class... A>
class data_callback_by {
    static constexpr std::size_t index = find_data<A...>(Data);
    static_assert(index < sizeof...(A), "ctypes: which parameter is the user data? The signature has no void*, or "
                                        "several: name it by its index, ctypes::data_callback<R(A...), 0>");

public:
    using pointer_type = entry_pointer<By, c_side_t<R>, c_side_t<A>...>;

    data_callback_by() = default;
    template <other_than<data_callback_by> F>
    data_callback_by(F&& callable) : data_callback_by(std::forward<F>(callable), default_error_result{}) {}
    template <class F, class Stop>
    data_callback_by(F&& callable, Stop stop) {
        using rest = typename without<types<A...>, index>::type;
        using stored = std::decay_t<F>;
        if constexpr (signature_fits<c_side_t<R>, c_side_t<A>...>() && data_callable_fits<R, stored, F, rest>) {
            const auto end = detail::error_result_for_c<R>(std::move(stop));
            using box = stored_data_callable<By, typename data_callable<stored, R, rest>::type,
                                             std::remove_const_t<decltype(end)>, c_side_t<R>, index, c_side_t<A>...>;
            detail::join_process();
            data_ = new box(std::forward<F>(callable), end);
            function_ = reinterpret_cast<pointer_type>(reinterpret_cast<void (*)()>(&box::entries::single));
        }
    }
    data_callback_by(data_callback_by&& other) noexcept { *this = std::move(other); }
    data_callback_by& operator=(data_callback_by&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(function_, other.function_);
        return *this;
    }
    ~data_callback_by() {
        if (data_ != nullptr) data_->destroy(data_);
    }

    /// What C calls; null when empty.
    pointer_type function() const noexcept { return function_; }
    /// What C is to hand back: valid as long as this object lives, wherever it is moved.
    void* data() const noexcept { return data_; }
    /// The same, and from now on C's: it is destroyed by `destroy()(data)`.
    [[nodiscard]] void* release() noexcept {
        void* const data = data_;
        data_ = nullptr;
        return data;
    }
    /// Destroys what release() gave up; the same function for every callable, called by the convention of the signature.
    static auto destroy() noexcept { return detail::destroy_data<By>(); }

private:
    data_base* data_ = nullptr;
    pointer_type function_ = nullptr;
};

template <class Signature, std::size_t Data, class R, class... A>
using data_callback_with = data_callback_by<signature<Signature>::convention, Data, R, A...>;

} // namespace detail

/// A callable as the pair that C wants: function() and data(). The callable gets the parameters of the signature
/// without the user data. It is owned by this object and must outlive the calls C makes; release() gives it to C, with
/// destroy() as the destructor for an API that takes one (sqlite3_create_collation_v2, GDestroyNotify).
/// Exceptions are carried as by ctypes::callback; the second constructor argument is the error result.
template <class R, class... A, std::size_t Data>
class data_callback<R(A...), Data> : public detail::data_callback_with<R(A...), Data, R, A...> {
    using base = detail::data_callback_with<R(A...), Data, R, A...>;

public:
    using base::base;
};

/// The same for C that wants a pointer to a `noexcept` function.
template <class R, class... A, std::size_t Data>
class data_callback<R(A...) noexcept, Data> : public data_callback<R(A...), Data> {
    using base = data_callback<R(A...), Data>;

public:
    using pointer_type = detail::c_side_t<R> (*)(detail::c_side_t<A>...) noexcept;

    using base::base;
    pointer_type function() const noexcept { return reinterpret_cast<pointer_type>(base::function()); }
};

/// The same for C that calls by another convention; see calling_convention.hpp.
template <template <class> class Convention, class R, class... A, std::size_t Data>
class data_callback<Convention<R(A...)>, Data> : public detail::data_callback_with<Convention<R(A...)>, Data, R, A...> {
    using base = detail::data_callback_with<Convention<R(A...)>, Data, R, A...>;

public:
    using base::base;
};

// Names of version 0.1; they go with 0.2.
[[deprecated("ctypes: the_only_one is auto_index")]] inline constexpr std::size_t the_only_one = auto_index;

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/data_callback.ipp>
#endif

#endif // CTYPES_HAS_CXX20
