// ctypes/detail/arena.hpp - a growing array of blocks that never move and are never freed.
//
//     std::uint32_t index = arena.grow();
//     void* block = arena.at(index);        // block_size bytes, for the rest of the program
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>

namespace ctypes::detail {

/// Blocks of one cache line each, in segments that double in size, so that an index finds its block with a few
/// instructions and growing moves nothing. Any thread may grow it; no lock is taken. Meant for static storage:
/// the memory is reused by its owner and returned at the end of the process only.
class arena {
public:
    static constexpr std::size_t block_size = 64;

    /// The block of an index that `grow` gave.
    void* at(std::uint32_t index) noexcept {
        const place p = find(index);
        return segments_[p.segment].load(std::memory_order_acquire) + p.offset * block_size;
    }

    /// One block more. Throws std::bad_alloc.
    std::uint32_t grow() {
        const std::uint32_t index = used_.fetch_add(1, std::memory_order_relaxed);
        const place p = find(index);
        if (segments_[p.segment].load(std::memory_order_acquire) == nullptr) add_segment(p.segment);
        return index;
    }

private:
    struct place {
        std::size_t segment, offset;
    };

    static constexpr std::uint32_t first_segment = 64; // blocks; segment n has first_segment << n

    static place find(std::uint32_t index) noexcept {
        const std::uint32_t chunk = index / first_segment + 1;
        const auto segment = static_cast<std::uint32_t>(std::bit_width(chunk)) - 1;
        return {segment, index - first_segment * ((std::uint32_t{1} << segment) - 1)};
    }

    void add_segment(std::size_t segment) {
        const std::size_t bytes = (std::size_t{first_segment} << segment) * block_size;
        auto* fresh = static_cast<std::byte*>(::operator new (bytes, std::align_val_t{block_size}));
        std::byte* none = nullptr;
        if (!segments_[segment].compare_exchange_strong(none, fresh, std::memory_order_acq_rel))
            ::operator delete (fresh, std::align_val_t{block_size}); // another thread was faster
    }

    std::atomic<std::uint32_t> used_{0};
    std::atomic<std::byte*> segments_[26]{}; // 64 << 25 blocks and more: as many as 32 bits can name
};

} // namespace ctypes::detail
