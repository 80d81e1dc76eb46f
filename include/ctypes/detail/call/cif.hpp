// SPDX-License-Identifier: MIT
// ctypes/detail/call/cif.hpp - a signature prepared for libffi, once per program.
//
//     ffi_cif* cif = ctypes::cif_of<double(int, point)>();
#pragma once

#include <ctypes/detail/call/ffi_arguments.hpp>
#include <ctypes/signature.hpp>

#include <array>
#include <cstddef>

namespace ctypes {

namespace detail {

/// libffi's name for a convention; of those that are the platform's own, its default.
constexpr ffi_abi abi_of([[maybe_unused]] convention by) noexcept {
#if defined(__x86_64__) && !defined(_WIN32)
    // GCC's ms_abi has the 80-bit long double, which only the GNU variant of libffi's Windows convention knows
    if (by == convention::ms_abi) return FFI_GNUW64;
#elif defined(__x86_64__)
    if (by == convention::sysv_abi) return FFI_UNIX64;
#elif defined(__i386__)
    if (by == convention::stdcall) return FFI_STDCALL;
    if (by == convention::fastcall) return FFI_FASTCALL;
    if (by == convention::thiscall) return FFI_THISCALL;
#endif
    return FFI_DEFAULT_ABI;
}

/// libffi's call interface for one signature; prepared in the constructor. It points to `parameters`.
class prepared_cif {
public:
    prepared_cif(convention by, ffi_type* result, ffi_type** parameters, std::size_t count, std::size_t stack_room);
    /// With `...` behind the first `fixed`.
    prepared_cif(convention by, ffi_type* result, ffi_type** parameters, std::size_t fixed, std::size_t count,
                 std::size_t stack_room);

    ffi_cif* get() noexcept { return &cif_; }

private:
    // libffi counts the stack by the size of the arguments and forgets padding that it inserts itself (AArch64)
    void reserve_stack(std::size_t room) noexcept {
        if (cif_.bytes < room) cif_.bytes = static_cast<unsigned>(room);
    }

    ffi_cif cif_{};
};

template <convention By, class R, class P>
struct cif_of_parts;
template <convention By, class R, class... A>
struct cif_of_parts<By, R, types<A...>> {
    static ffi_cif* get() {
        // prepared by the first caller; later ones wait for it
        static prepared_cif cif(By, pieces::result_type(), parameters_.data(), pieces::count, pieces::stack_room);
        return cif.get();
    }
    template <std::size_t Fixed>
    static ffi_cif* get_variadic() {
        static prepared_cif cif(By, pieces::result_type(), parameters_.data(), pieces::count_of_first(Fixed),
                                pieces::count, pieces::stack_room);
        return cif.get();
    }

private:
    using pieces = ffi_arguments_of<By, R, A...>;
    static inline constinit std::array<ffi_type*, pieces::count + 1> parameters_ = pieces::types();
};

} // namespace detail

/// libffi's `ffi_cif` for a signature without `...` (libffi manual, "The Basics"). Prepared once, safe from
/// several threads, lives as long as the program. Throws ffi_error when libffi refuses. Its arguments are those of
/// the signature, except where libffi would put one into the wrong place: see detail/call/ffi_arguments.hpp.
template <class Signature>
ffi_cif* cif_of() {
    using parts = signature<Signature>;
    static_assert(!parts::variadic, "ctypes: a variadic call is prepared for its own arguments, call by call; "
                                    "use ctypes::libffi_call");
    constexpr bool possible =
        detail::has_ffi_signature<typename parts::result, typename parts::parameters, parts::convention>;
    static_assert(possible,
                  "ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function, "
                  "where the compiler makes the call, or name the record's members in ctypes::describe");
    if constexpr (!possible)
        return nullptr;
    else
        return detail::cif_of_parts<parts::convention, typename parts::result, typename parts::parameters>::get();
}

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/detail/call/cif.ipp>
#endif
