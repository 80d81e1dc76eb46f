// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/object_storage.hpp - memory of run-time values, and what its pointers keep alive.
//
//     auto b = block::make(t.size(), t.alignment());
//     b->keep(/* offset = */ 8, text);
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace ctypes::detail::runtime {

/// How many blocks exist: _rawffi's tracker.
inline constinit std::atomic<std::size_t> live_blocks{0};

/// Zeroed memory of its own, or a view of memory that somebody else owns.
class object_storage {
public:
    static std::shared_ptr<object_storage> make(std::size_t size, std::size_t alignment);
    static std::shared_ptr<object_storage> view(void* at, std::size_t size, std::shared_ptr<const void> owner) {
        return std::make_shared<object_storage>(at, size, std::move(owner));
    }

    object_storage(std::size_t size, std::size_t alignment);
    object_storage(void* at, std::size_t size, std::shared_ptr<const void> owner)
        : at_(static_cast<std::byte*>(at)), size_(size), owner_(std::move(owner)) {
        live_blocks.fetch_add(1, std::memory_order_relaxed);
    }
    object_storage(const object_storage&) = delete;
    object_storage& operator=(const object_storage&) = delete;
    ~object_storage();

    [[nodiscard]] std::byte* at() const noexcept { return at_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Whether the memory is somebody else's.
    [[nodiscard]] bool is_view() const noexcept { return alignment_ == 0; }
    /// Whether it is C's, for which nobody here answers.
    [[nodiscard]] bool is_unowned() const noexcept { return is_view() && owner_ == nullptr; }
    [[nodiscard]] bool holds(const void* p) const noexcept {
        return !std::less<const void*>()(p, at_) && std::less<const void*>()(p, at_ + size_);
    }

    /// Something a pointer refers to: a block where a value of this layer lies, or anything else.
    struct keep_alive_entry {
        std::size_t offset;
        std::shared_ptr<const void> what;
        std::shared_ptr<object_storage> memory;
    };

    /// The pointer at `offset` refers to this now, and to nothing that was kept for it before. A block does not keep itself.
    void keep(std::size_t offset, std::shared_ptr<const void> what, std::shared_ptr<object_storage> memory = nullptr);
    void forget(std::size_t offset, std::size_t size);
    [[nodiscard]] const std::vector<keep_alive_entry>& all_kept() const noexcept { return kept_; }
    [[nodiscard]] const keep_alive_entry* kept_at(std::size_t offset) const noexcept;

private:
    std::byte* at_;
    std::size_t size_;
    std::size_t alignment_ = 0; // 0: a view
    std::shared_ptr<const void> owner_;
    std::vector<keep_alive_entry> kept_;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/object_storage.ipp>
#endif
