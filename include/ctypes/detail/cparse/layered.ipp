// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/layered.ipp - the functions of layered.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/cparse/layered.hpp>

#include <cstddef>
#include <string_view>

namespace ctypes::detail::c_text {

CTYPES_DECL layered_source layered_source::layer() const {
    layered_source top;
    top.below_ = this;
    top.below_size_ = own_.size();
    return top;
}

CTYPES_DECL void layered_source::reserve(const layered_source& top) {
    const std::size_t needed = own_.size() + top.own_.size();
    if (own_.capacity() < needed) own_.reserve(needed + needed / 2); // a small text behind a large one moves nothing
}

CTYPES_DECL layered_table layered_table::layer() const {
    layered_table top;
    top.below_ = this;
    return top;
}

} // namespace ctypes::detail::c_text
