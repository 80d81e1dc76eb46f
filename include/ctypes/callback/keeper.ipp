// ctypes/callback/keeper.ipp - the functions of keeper.hpp.
#pragma once

#include <ctypes/callback/keeper.hpp>
#include <ctypes/config.hpp>
#include <ctypes/detail/swap.hpp>

#include <type_traits>

namespace ctypes {

CTYPES_DECL keeper& keeper::operator=(keeper&& other) noexcept {
    if (this != &other) {
        clear();
        detail::swap_plain(last_, other.last_);
        detail::swap_plain(size_, other.size_);
    }
    return *this;
}

CTYPES_DECL void keeper::clear() noexcept {
    while (last_ != nullptr) {
        const detail::kept* const gone = last_;
        last_ = gone->before;
        --size_;
        delete gone;
    }
}

} // namespace ctypes
