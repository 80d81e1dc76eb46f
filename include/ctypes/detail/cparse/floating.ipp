// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/floating.ipp - the functions of floating.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/cparse/floating.hpp>

#include <charconv>
#include <string_view>
#include <system_error>

namespace ctypes::detail::c_text {

CTYPES_DECL bool read_decimal(std::string_view t, floating& to) {
#if defined(__cpp_lib_to_chars)
    const auto read = [&](auto number) {
        const auto [end, wrong] = std::from_chars(t.data(), t.data() + t.size(), number);
        if (wrong != std::errc() || end != t.data() + t.size()) return false;
        to.value = number;
        return true;
    };
    kind const type = format_of(to.type);
    if (type == kind::float_) return read(0.0f);
    if (type == kind::double_) return read(0.0);
    return type == kind::long_double && read(0.0L);
#else
    static_cast<void>(t);
    static_cast<void>(to);
    return false;
#endif
}

} // namespace ctypes::detail::c_text
