// SPDX-License-Identifier: MIT
// ctypes/detail/loader/missing_symbol.hpp - what to say about a symbol that has no address.
//
//     throw symbol_error(name, library, detail::why_missing(loaded, name, answer));
#pragma once

#include <ctypes/detail/loader/loader.hpp>
#include <ctypes/detail/loader/module_handle.hpp>
#include <ctypes/library_name.hpp>

#include <string>
#include <string_view>

namespace ctypes::detail {

/// Whether `mangled` is what a C++ compiler makes of a function of this name at namespace scope.
bool is_cxx_name_of(std::string_view mangled, std::string_view name);

/// What may have been meant: names like this one among those the library exports (of the process itself: those
/// that anything in it exports), other versions of it, a C++ function that was to be a C function.
std::string hint_for(const module_handle& library, std::string_view symbol);

/// Why there is no address for `symbol`, about which the loader gave this answer.
std::string missing_symbol_message(const module_handle& library, symbol_name symbol, const loader::answer& answer);

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/missing_symbol.ipp>
#endif
