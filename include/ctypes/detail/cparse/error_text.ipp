// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/error_text.ipp - the functions of error_text.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/cparse/error_text.hpp>

#include <cstddef>
#include <string_view>

namespace ctypes::detail::c_text {

CTYPES_DECL std::string_view line_of(std::string_view text, std::size_t offset) {
    if (offset > text.size()) offset = text.size();
    std::size_t const before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    std::size_t const begin = before == std::string_view::npos ? 0 : before + 1;
    std::size_t end = text.find('\n', offset);
    if (end == std::string_view::npos) end = text.size();
    if (end > begin && text[end - 1] == '\r') --end;
    return text.substr(begin, end - begin);
}

} // namespace ctypes::detail::c_text
