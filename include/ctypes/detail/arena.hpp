// SPDX-License-Identifier: MIT
// ctypes/detail/arena.hpp - a growing array of blocks that never move and are never freed.
//
//     std::uint32_t index = arena.grow();
//     void* block = arena.at(index);        // block_size bytes, for the rest of the program
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ctypes::detail {

/// Blocks of one cache line each, in segments that double in size, so that an index finds its block with a few
/// instructions and growing moves nothing. Any thread may grow it; no lock is taken. Meant for static storage:
/// the memory is reused by its owner and returned at the end of the process only.
class arena {
public:
    static constexpr std::size_t block_size = 64;

    /// The block of an index that `grow` gave.
    void* at(std::uint32_t index) noexcept;

    /// One block more. Throws std::bad_alloc.
    std::uint32_t grow();

private:
    struct place {
        std::size_t segment, offset;
    };

    static constexpr std::uint32_t first_segment = 64; // blocks; segment n has first_segment << n

    static place find(std::uint32_t index) noexcept;

    void add_segment(std::size_t segment);

    std::atomic<std::uint32_t> used_{0};
    std::atomic<std::byte*> segments_[26]{}; // 64 << 25 blocks and more: as many as 32 bits can name
};

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/arena.ipp>
#endif
