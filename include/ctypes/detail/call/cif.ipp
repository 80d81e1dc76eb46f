// SPDX-License-Identifier: MIT
// ctypes/detail/call/cif.ipp - the functions of cif.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/ffi_type_of.hpp>

#include <cstddef>
#include <type_traits>

namespace ctypes::detail {

CTYPES_DECL prepared_cif::prepared_cif(convention by, ffi_type* result, ffi_type** parameters, std::size_t count,
                                       std::size_t stack_room) {
    check(ffi_prep_cif(&cif_, /* abi = */ abi_of(by), /* nargs = */ static_cast<unsigned>(count),
                       /* rtype = */ result, /* atypes = */ parameters),
          "ffi_prep_cif");
    reserve_stack(stack_room);
}

CTYPES_DECL prepared_cif::prepared_cif(convention by, ffi_type* result, ffi_type** parameters, std::size_t fixed,
                                       std::size_t count, std::size_t stack_room) {
    check(ffi_prep_cif_var(&cif_, /* abi = */ abi_of(by), /* nfixedargs = */ static_cast<unsigned>(fixed),
                           /* ntotalargs = */ static_cast<unsigned>(count), /* rtype = */ result,
                           /* atypes = */ parameters),
          "ffi_prep_cif_var");
    reserve_stack(stack_room);
}

} // namespace ctypes::detail
