// SPDX-License-Identifier: MIT
// ctypes/libffi_call.hpp - the same call through libffi, for conventions and signatures the compiler does not have.
//
//     double r = ctypes::libffi_call<double(int, point)>(address, 3, p);
//     double s = ctypes::via_libffi(f)(3, p);                                // for a ctypes::function f
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/call_operators.hpp>
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/function.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// Room for a result. libffi writes integers narrower than a register as a whole `ffi_arg` (manual, "The
/// Basics"): invisible on little-endian machines until something beside the result is overwritten.
template <class R>
class result_room {
public:
    void* address() noexcept { return std::addressof(room_); }
    R get(std::size_t offset) const noexcept {
        if constexpr (widened)
            return static_cast<R>(room_.widened);
        else if constexpr (offset_possible) {
            std::array<std::byte, sizeof(R)> bytes{};
            std::memcpy(bytes.data() + offset, &room_, sizeof(R) - offset);
            return std::bit_cast<R>(bytes);
        } else
            return room_.value;
    }

private:
    static constexpr bool widened = (std::is_integral_v<R> || std::is_enum_v<R>)&&sizeof(R) < sizeof(ffi_arg);
    static constexpr bool offset_possible = std::is_class_v<R> || std::is_union_v<R>;
    union room {
        ffi_arg widened;
        R value;
        room() : widened() {}
    } room_;
};

template <convention By, class R, class... A>
R call_libffi(ffi_cif* cif, void (*function)(), const A&... arguments) {
    using pieces = ffi_arguments_of<By, R, A...>;
    // filled anew for every call: ffi_call overwrites entries for large structs on x86-64 (before libffi 3.7.0)
    typename pieces::values values(arguments...);
    if constexpr (std::is_void_v<R>) {
        ffi_call(cif, function, /* rvalue = */ nullptr, /* avalue = */ values.get());
    } else {
        result_room<R> result;
        ffi_call(cif, function, result.address(), values.get());
        return result.get(pieces::plan.ffi.result.offset);
    }
}

// not a lambda: g++ 12 fails inside itself over a pack captured here
template <class R, class... A, std::size_t... I, class... Args>
R call_variadic_libffi(std::index_sequence<I...>, void (*function)(), Args&&... arguments) {
    using passed = types<decltype(detail::pass_plain<I, A...>(std::forward<Args>(arguments)))...>;
    static_assert(has_ffi_signature<R, passed>,
                  "ctypes: libffi cannot pass a type of this call as C does; call it by ctypes::function, where the "
                  "compiler makes the call, or name the record's members in ctypes::describe");
    if constexpr (has_ffi_signature<R, passed>)
        return detail::call_libffi<convention::platform, R>(
            cif_of_parts<convention::platform, R, passed>::template get_variadic<sizeof...(A)>(), function,
            detail::pass_plain<I, A...>(std::forward<Args>(arguments))...);
}

/// The C call through libffi.
template <class Signature, class R = typename signature<Signature>::c_result,
          class C = typename signature<Signature>::c_parameters>
struct libffi_raw;
template <class Signature, class R, class... C>
struct libffi_raw<Signature, R, types<C...>> {
    static constexpr convention by = signature<Signature>::convention;
    typename signature<Signature>::pointer function;

    template <class... Args>
    R operator()(Args&&... arguments) const {
        const auto code = reinterpret_cast<void (*)()>(function);
        if constexpr (signature<Signature>::variadic) {
            return call_variadic_libffi<R, C...>(std::index_sequence_for<Args...>{}, code,
                                                 std::forward<Args>(arguments)...);
        } else {
            static_assert(has_ffi_signature<R, types<C...>, by>,
                          "ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function, "
                          "where the compiler makes the call, or name the record's members in ctypes::describe");
            if constexpr (has_ffi_signature<R, types<C...>, by>)
                return call_libffi<by, R, C...>(cif_of_parts<by, R, types<C...>>::get(), code,
                                                convert<C>(std::forward<Args>(arguments))...);
        }
    }
};

template <class Signature>
class libffi_function
    : public call_operators<libffi_function<Signature>, Signature, typename signature<Signature>::result> {
    using operators = call_operators<libffi_function, Signature, typename signature<Signature>::result>;

public:
    using signature_type = typename signature<Signature>::type;

    explicit libffi_function(function<Signature> callee) : callee_(std::move(callee)) {}

    using operators::operator();
    template <class... Args>
    decltype(auto) call_with(Args&&... arguments) const {
        return call<options>(std::forward<Args>(arguments)...);
    }

    static constexpr call_options options = function<Signature>::options;
    template <call_options Options, class... Args>
    decltype(auto) call(Args&&... arguments) const {
        return callee_.template call_by<Options>(libffi_raw<Signature>{callee_.address()},
                                                 std::forward<Args>(arguments)...);
    }

private:
    function<Signature> callee_;
};

/// The function object libffi_call: the operators of the signature, with the address before the other parameters.
template <class Signature>
class libffi_caller : public call_operators<libffi_caller<Signature>, Signature, typename signature<Signature>::result,
                                            typename concatenated<types<typename signature<Signature>::pointer>,
                                                                  typename signature<Signature>::parameters>::type> {
public:
    template <class... Args>
    decltype(auto) call_with(typename signature<Signature>::pointer address, Args&&... arguments) const {
        return libffi_function<Signature>(function<Signature>(address)).call_with(std::forward<Args>(arguments)...);
    }
};

} // namespace detail

/// `callee` called through libffi's `ffi_call` instead of by the compiler: same arguments, same result. Keeps alive
/// what the function keeps. Throws ffi_error when libffi refuses the signature.
template <class Signature>
detail::libffi_function<Signature> via_libffi(const function<Signature>& callee) {
    return detail::libffi_function<Signature>(callee);
}

/// One call of the function at an address, through libffi; the address is the first argument:
///     double r = ctypes::libffi_call<double(int, point)>(address, 3, p);
/// Throws what via_libffi does.
template <class Signature>
inline constexpr detail::libffi_caller<Signature> libffi_call{};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
