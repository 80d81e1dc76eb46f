// SPDX-License-Identifier: MIT
// ctypes/keep_alive.ipp - the functions of keeper.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/keep_alive.hpp>

#include <type_traits>
#include <utility>

namespace ctypes {

CTYPES_DECL keep_alive& keep_alive::operator=(keep_alive&& other) noexcept {
    if (this != &other) {
        clear();
        std::swap(last_, other.last_);
        std::swap(size_, other.size_);
    }
    return *this;
}

CTYPES_DECL void keep_alive::clear() noexcept {
    while (last_ != nullptr) {
        const detail::keep_alive_entry* const gone = last_;
        last_ = gone->before;
        --size_;
        delete gone;
    }
}

} // namespace ctypes
