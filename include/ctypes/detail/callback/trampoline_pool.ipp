// SPDX-License-Identifier: MIT
// ctypes/detail/callback/trampoline_pool.ipp - the functions of pool.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/callback/trampoline_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

namespace ctypes::detail {

CTYPES_DECL free_place* pop_slot(free_stack& free, free_place& first) noexcept {
    const auto at = [&](std::uint32_t link) {
        return std::launder(
            reinterpret_cast<free_place*>(reinterpret_cast<std::byte*>(&first) + (link - 1) * slot_size));
    };
    const std::uint32_t link = free.pop([&](std::uint32_t l) -> auto& { return at(l)->below; });
    return link != 0 ? at(link) : nullptr;
}

} // namespace ctypes::detail
