// ctypes/keep_alive.ipp - the functions of keeper.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/keep_alive.hpp>

#include <type_traits>
#include <utility>

namespace ctypes {

CTYPES_DECL keeper& keeper::operator=(keeper&& other) noexcept {
    if (this != &other) {
        clear();
        std::swap(last_, other.last_);
        std::swap(size_, other.size_);
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
