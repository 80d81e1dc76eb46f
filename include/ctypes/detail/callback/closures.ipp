// SPDX-License-Identifier: MIT
// ctypes/detail/callback/closures.ipp - the functions of closures.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/callback/closures.hpp>

#include <cstdint>

namespace ctypes::detail {

CTYPES_DECL free_place* closure_slots::recycled() noexcept {
    const std::uint32_t link = free_.pop([this](std::uint32_t l) -> auto& { return at(l)->below; });
    return link != 0 ? at(link) : nullptr;
}

CTYPES_DECL void* closure_slots::grow(std::uint32_t& link) {
    const std::uint32_t index = arena_.grow();
    link = index + 1;
    return arena_.at(index);
}

CTYPES_DECL void* closure_slots::make(free_place* slot, void* data, ffi_cif* (*cif)(), closure::trampoline enter) {
    try {
        return closure(cif(), enter, data).release();
    } catch (...) {
        push(slot);
        throw;
    }
}

} // namespace ctypes::detail
