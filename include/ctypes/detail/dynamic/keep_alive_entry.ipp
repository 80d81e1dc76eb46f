// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/keep_alive_entry.ipp - the functions of keep_alive.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/keep_alive_entry.hpp>

#include <string>

namespace ctypes::detail::runtime {

[[gnu::cold]] CTYPES_DECL void keep_alive_policy::refuse_owner(const std::string& path) const {
    refuse(path,
           rule_ == rule::result
               ? "what is returned is destroyed before C uses the pointer; return a pointer to, or a reference to, "
                 "something that lives on"
               : "the memory is C's, and nothing there keeps alive what the pointer refers to; store a pointer "
                 "(c_str(), data(), address()) to something that lives as long");
}

} // namespace ctypes::detail::runtime
