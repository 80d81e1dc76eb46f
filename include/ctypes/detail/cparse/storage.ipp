// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/storage.ipp - the functions of storage.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/cparse/storage.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ctypes::detail::c_text {

CTYPES_DECL bool hash_table::insert(std::uint64_t hash, index item) {
    if (slots_.size() < 2 * (count_ + 1) && !grow()) return false;
    ++count_;
    return place(slots_, {mixed(hash), item});
}

CTYPES_DECL bool hash_table::reserve(const hash_table& more) {
    while (slots_.size() < 2 * (count_ + more.count_ + 1))
        if (!grow()) return false;
    return true;
}

CTYPES_DECL bool hash_table::take(const hash_table& more) {
    for (std::size_t i = 0; i < more.slots_.size(); ++i) {
        if (more.slots_[i].item == no_index) continue;
        if (!place(slots_, more.slots_[i])) return drop(more, i), false;
        ++count_;
    }
    return true;
}

CTYPES_DECL bool hash_table::place(std::vector<slot>& slots, slot item) {
    std::size_t const mask = slots.size() - 1;
    std::size_t i = static_cast<std::size_t>(item.hash) & mask;
    for (std::size_t run = 0; slots[i].item != no_index; i = (i + 1) & mask)
        if (++run > longest_run) return false;
    slots[i] = item;
    return true;
}

CTYPES_DECL void hash_table::drop(const hash_table& taken, std::size_t end) {
    for (std::size_t i = 0; i < end; ++i)
        if (taken.slots_[i].item != no_index) erase(taken.slots_[i]);
}

CTYPES_DECL void hash_table::erase(const slot& gone) {
    std::size_t padding = gone.hash & mask();
    while (slots_[padding].item != gone.item) padding = (padding + 1) & mask();
    for (std::size_t i = (padding + 1) & mask(); slots_[i].item != no_index; i = (i + 1) & mask()) {
        if (((i - slots_[i].hash) & mask()) < ((i - padding) & mask())) continue;
        slots_[padding] = slots_[i];
        padding = i;
    }
    slots_[padding] = {};
    --count_;
}

CTYPES_DECL bool hash_table::grow() {
    std::vector<slot> wider(slots_.empty() ? 64 : 2 * slots_.size());
    for (const slot& item : slots_)
        if (item.item != no_index && !place(wider, item)) return false;
    slots_.swap(wider);
    return true;
}

} // namespace ctypes::detail::c_text
