// SPDX-License-Identifier: MIT
// ctypes/detail/arena.ipp - the functions of arena.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/arena.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>

namespace ctypes::detail {

CTYPES_DECL void* arena::at(std::uint32_t index) noexcept {
    const place p = find(index);
    return segments_[p.segment].load(std::memory_order_acquire) + p.offset * block_size;
}

CTYPES_DECL std::uint32_t arena::grow() {
    const std::uint32_t index = used_.fetch_add(1, std::memory_order_relaxed);
    const place p = find(index);
    if (segments_[p.segment].load(std::memory_order_acquire) == nullptr) add_segment(p.segment);
    return index;
}

CTYPES_DECL arena::place arena::find(std::uint32_t index) noexcept {
    const std::uint32_t chunk = index / first_segment + 1;
    const auto segment = static_cast<std::uint32_t>(std::bit_width(chunk)) - 1;
    return {segment, index - first_segment * ((std::uint32_t{1} << segment) - 1)};
}

CTYPES_DECL void arena::add_segment(std::size_t segment) {
    const std::size_t bytes = (std::size_t{first_segment} << segment) * block_size;
    auto* fresh = static_cast<std::byte*>(::operator new (bytes, std::align_val_t{block_size}));
    std::byte* none = nullptr;
    if (!segments_[segment].compare_exchange_strong(none, fresh, std::memory_order_acq_rel))
        ::operator delete (fresh, std::align_val_t{block_size}); // another thread was faster
}

} // namespace ctypes::detail
