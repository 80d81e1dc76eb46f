// ctypes/detail/swap.hpp - pointers and numbers exchanged.
//
//     swap_plain(code_, other.code_);
//
// std::swap asks some thirty templates about every type before it does as much.
#pragma once

namespace ctypes::detail {

template <class T>
constexpr void swap_plain(T& a, T& b) noexcept {
    const T was = a;
    a = b;
    b = was;
}

} // namespace ctypes::detail
