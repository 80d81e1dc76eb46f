// ctypes/call/cif.hpp - a signature prepared for libffi, once per program.
//
//     ffi_cif* cif = ctypes::cif_of<double(int, point)>();
#pragma once

#include <ctypes/signature.hpp>
#include <ctypes/type/record.hpp>

#include <array>
#include <type_traits>

namespace ctypes {

namespace detail {

/// libffi's call interface for one signature; prepared in the constructor.
template <class R, class... A>
class prepared_cif {
public:
    prepared_cif() {
        check(ffi_prep_cif(&cif_, /* abi = */ FFI_DEFAULT_ABI, /* nargs = */ sizeof...(A), /* rtype = */ type_of<R>(),
                           /* atypes = */ parameters_.data()),
              "ffi_prep_cif");
    }
    explicit prepared_cif(unsigned fixed) {
        check(ffi_prep_cif_var(&cif_, /* abi = */ FFI_DEFAULT_ABI, /* nfixedargs = */ fixed,
                               /* ntotalargs = */ sizeof...(A), /* rtype = */ type_of<R>(),
                               /* atypes = */ parameters_.data()),
              "ffi_prep_cif_var");
    }
    prepared_cif(const prepared_cif&) = delete; // the cif points to the list
    prepared_cif& operator=(const prepared_cif&) = delete;

    ffi_cif* get() noexcept { return &cif_; }

private:
    std::array<ffi_type*, sizeof...(A) + 1> parameters_{type_of<A>()..., nullptr};
    ffi_cif cif_{};
};

template <class R, class P>
struct cif_of_parts;
template <class R, class... A>
struct cif_of_parts<R, types<A...>> {
    static ffi_cif* get() {
        static prepared_cif<R, A...> cif; // prepared by the first caller; later ones wait for it
        return cif.get();
    }
    template <unsigned Fixed>
    static ffi_cif* get_variadic() {
        static prepared_cif<R, A...> cif(Fixed);
        return cif.get();
    }
};

/// Whether every type of a signature can go through libffi.
template <class R, class P>
inline constexpr bool describable_signature = false;
template <class R, class... A>
inline constexpr bool describable_signature<R, types<A...>> = (describable<R>() && ... && describable<A>());

} // namespace detail

/// libffi's `ffi_cif` for a signature without `...` (libffi manual, "The Basics"). Prepared once, safe from
/// several threads, lives as long as the program. Throws ffi_error when libffi refuses.
template <class Signature>
ffi_cif* cif_of() {
    using parts = signature<Signature>;
    static_assert(!parts::variadic, "ctypes: a variadic call is prepared for its own arguments, call by call; "
                                    "use ctypes::libffi_call");
    return detail::cif_of_parts<typename parts::result, typename parts::parameters>::get();
}

} // namespace ctypes
