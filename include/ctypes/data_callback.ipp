// SPDX-License-Identifier: MIT
// ctypes/data_callback.ipp - the functions of user_data.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/data_callback.hpp>

namespace ctypes::detail {

CTYPES_DECL void data_end::enter(void*& data) {
    auto* base = static_cast<data_base*>(data);
    if (base != nullptr) base->destroy(base);
}

} // namespace ctypes::detail
