// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/object_storage.ipp - the functions of block.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/object_storage.hpp>

#include <atomic>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace ctypes::detail::runtime {

CTYPES_DECL std::shared_ptr<object_storage> object_storage::make(std::size_t size, std::size_t alignment) {
    alignment = alignment < alignof(std::max_align_t) ? alignof(std::max_align_t) : alignment;
    return std::make_shared<object_storage>(size, alignment);
}

CTYPES_DECL object_storage::object_storage(std::size_t size, std::size_t alignment)
    : at_(static_cast<std::byte*>(::operator new(size != 0 ? size : 1, std::align_val_t(alignment)))), size_(size),
      alignment_(alignment) {
    std::memset(at_, 0, size);
    live_blocks.fetch_add(1, std::memory_order_relaxed);
}

CTYPES_DECL object_storage::~object_storage() {
    if (alignment_ != 0) ::operator delete(at_, std::align_val_t(alignment_));
    live_blocks.fetch_sub(1, std::memory_order_relaxed);
}

CTYPES_DECL void object_storage::keep(std::size_t offset, std::shared_ptr<const void> what,
                                      std::shared_ptr<object_storage> memory) {
    forget(offset, sizeof(void*));
    if (memory.get() == this) memory = nullptr;
    if (what != nullptr || memory != nullptr) kept_.push_back({offset, std::move(what), std::move(memory)});
}

CTYPES_DECL void object_storage::forget(std::size_t offset, std::size_t size) {
    for (std::size_t i = 0; i < kept_.size();) {
        if (kept_[i].offset < offset || kept_[i].offset >= offset + size) {
            ++i;
            continue;
        }
        if (i + 1 != kept_.size()) kept_[i] = std::move(kept_.back());
        kept_.pop_back();
    }
}

CTYPES_DECL const object_storage::keep_alive_entry* object_storage::kept_at(std::size_t offset) const noexcept {
    for (const keep_alive_entry& k : kept_)
        if (k.offset == offset) return &k;
    return nullptr;
}

} // namespace ctypes::detail::runtime
