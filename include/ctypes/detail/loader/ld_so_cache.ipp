// SPDX-License-Identifier: MIT
// ctypes/detail/loader/ld_so_cache.ipp - the functions of ld_so_cache.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/ld_so_cache.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace ctypes::detail::ld_so_cache {

CTYPES_DECL std::string_view text(bytes file, std::size_t offset) noexcept {
    if (offset >= file.size()) return {};
    const auto* begin = reinterpret_cast<const char*>(file.data() + offset);
    const void* end = std::memchr(begin, 0, std::min<std::size_t>(file.size() - offset, 4096));
    if (end == nullptr) return {};
    return {begin, static_cast<std::size_t>(static_cast<const char*>(end) - begin)};
}

CTYPES_DECL std::size_t new_behind(bytes file, std::size_t old_end) noexcept {
    for (const std::size_t alignment : {std::size_t{4}, std::size_t{8}}) {
        const std::size_t begin = (old_end + alignment - 1) / alignment * alignment;
        if (begin < file.size() && has_magic(file.subspan(begin), new_magic)) return begin;
    }
    return 0;
}

} // namespace ctypes::detail::ld_so_cache
