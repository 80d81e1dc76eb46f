// SPDX-License-Identifier: MIT
// ctypes/bind.ipp - the functions of bind.hpp.
#pragma once

#include <ctypes/bind.hpp>
#include <ctypes/config.hpp>

#include <cstddef>
#include <memory>

namespace ctypes::detail {

CTYPES_DECL void* resolved_symbols::find_needed(const std::shared_ptr<const void>& from, const char* name) {
    const auto& known = *static_cast<const resolver*>(from.get());
    if (void* const found = known.find(name)) return found;
    throw symbol_error(name, known.name(), "it has no address for it");
}

} // namespace ctypes::detail
