// SPDX-License-Identifier: MIT
// ctypes/detail/callback/dispatch.hpp - which way from C to a callable a callback gets.
#pragma once

#include <ctypes/callback_dispatch.hpp>
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/detail/callback/closures.hpp>
#include <ctypes/detail/callback/trampoline_pool.hpp>
#include <ctypes/detail/callback/trampoline_slot.hpp>
#include <ctypes/error.hpp>
#include <ctypes/signature.hpp>
#include <ctypes/type_name.hpp>

#include <string>

namespace ctypes::detail {

/// A slot of the pool while there are any, else a closure where libffi knows the types.
template <convention By, class R, class... A>
trampoline_slot<By, R, A...>* acquire_slot() {
    if (trampoline_slot<By, R, A...>* pooled = trampoline_pool_of<By, R, A...>::acquire()) [[likely]]
        return pooled;
    if constexpr (has_ffi_signature<R, types<A...>, By>)
        return callback_closures<By, R, A...>::acquire();
    else
        throw ffi_error(
            "ctypes::callback", -1,
            "all " + std::to_string(callback_pool_size<typename with_convention<By, R(A...)>::type>) +
                " callbacks of " + std::string(type_name<R(A...)>()) +
                " are in use, and libffi cannot make one because it cannot describe a type in it; "
                "specialise ctypes::callback_pool_size for it, define CTYPES_CALLBACK_POOL_SIZE, or name the "
                "members of a record in ctypes::describe");
}

/// Returns a slot whose callable is gone.
template <convention By, class R, class... A>
void release_slot(trampoline_slot<By, R, A...>* used) noexcept {
    used->run = &trampoline_slot<By, R, A...>::stale;
    if constexpr (has_ffi_signature<R, types<A...>, By>)
        if (used->place.is_closure) return callback_closures<By, R, A...>::release(used);
    trampoline_pool_of<By, R, A...>::release(used);
}

} // namespace ctypes::detail
