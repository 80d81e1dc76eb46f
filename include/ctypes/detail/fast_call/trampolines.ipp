// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/trampolines.ipp - the functions of thunks.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/fast_call/trampolines.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace ctypes::detail::runtime {

[[gnu::cold]] CTYPES_DECL void called_stale_thunk() {
    std::fputs("ctypes: C called a dynamic callback that has been destroyed; "
               "keep the ctypes::dynamic::callback object alive as long as C may call it\n",
               stderr);
    std::abort();
}

CTYPES_DECL trampoline_slot_of_plan* acquire_thunk(const abi::argument_location& place,
                                                   const abi::register_usage& used) noexcept {
    using abi::passing_mode;
    using abi::register_class;
    constexpr bool x86_64 = abi::host == abi::platform_abi::sysv_x86_64;
    constexpr std::size_t size = CTYPES_CALLBACK_POOL_SIZE;
    constexpr std::size_t v = register_image::vector_count;
    if constexpr (abi::host == abi::platform_abi::unknown || size == 0) {
        return nullptr;
    } else {
        if (used.stack_bytes != 0) return nullptr;
        if (place.how == passing_mode::reference && !x86_64) return nullptr; // x8 is not among what a thunk is given
        std::size_t general = place.how == passing_mode::reference ? 1 : 0;
        std::size_t vector = 0;
        if (place.how == passing_mode::registers)
            for (std::size_t i = 0; i < place.count; ++i) {
                if (place.parts[i].where == register_class::x87 || place.parts[i].size > 8) return nullptr;
                ++(place.parts[i].where == register_class::general ? general : vector);
            }
        if constexpr (x86_64) {
            if (vector <= 1 && general <= 1)
                return used.vector == 0 ? thunk_pool<general_vector, 0, size>::acquire()
                                        : thunk_pool<general_vector, v, size>::acquire();
            return general == 2 ? thunk_pool<general_general, v, size>::acquire()
                                : thunk_pool<vector_vector, v, size>::acquire();
        } else {
            if (vector != 0) return thunk_pool<vectors_4, v, size>::acquire();
            return used.vector == 0 ? thunk_pool<general_general, 0, size>::acquire()
                                    : thunk_pool<general_general, v, size>::acquire();
        }
    }
}

} // namespace ctypes::detail::runtime
