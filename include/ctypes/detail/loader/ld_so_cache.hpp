// SPDX-License-Identifier: MIT
// ctypes/detail/loader/ld_so_cache.hpp - glibc's list of libraries, /etc/ld.so.cache.
//
//     detail::each_cached_library(bytes, [](std::string_view name, std::string_view path) { ... });
//
// The layout is glibc's sysdeps/generic/dl-cache.h: since 2.32 the new format alone, before that an old one
// with the new one behind it. The file is a cache that may be broken, half-written or foreign: each offset
// is checked, and a list of another byte order is an empty one.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace ctypes::detail {

namespace ld_so_cache {

inline constexpr std::string_view old_magic = "ld.so-1.7.0";
inline constexpr std::string_view new_magic = "glibc-ld.so.cache1.1";

struct old_header {
    char magic[11];
    std::uint32_t libraries;
};
struct old_entry {
    std::int32_t flags;
    std::uint32_t key, value; // from the end of the entries
};
struct new_header {
    char magic[20];
    std::uint32_t libraries;
    std::uint32_t string_bytes;
    std::uint8_t flags; // the two low bits: 2 little-endian, 3 big-endian, 0 not said
    std::uint8_t padding[3];
    std::uint32_t extension;
    std::uint32_t unused[3];
};
struct new_entry {
    std::int32_t flags;
    std::uint32_t key, value; // from the beginning of the new header
    std::uint32_t os_version;
    std::uint32_t hwcap[2]; // one 64-bit number in C, whose alignment on i386 is 4
};
static_assert(sizeof(old_header) == 16 && sizeof(old_entry) == 12);
static_assert(sizeof(new_header) == 48 && sizeof(new_entry) == 24);

using bytes = std::span<const std::byte>;

template <class T>
bool read(bytes file, std::size_t offset, T& into) noexcept {
    if (offset > file.size() || sizeof(T) > file.size() - offset) return false;
    std::memcpy(&into, file.data() + offset, sizeof(T));
    return true;
}

inline bool has_magic(bytes file, std::string_view magic) noexcept {
    return file.size() >= magic.size() && std::memcmp(file.data(), magic.data(), magic.size()) == 0;
}

/// The text at `offset` up to its zero byte; one without data when that is not in the file, or farther than a path is long.
std::string_view text(bytes file, std::size_t offset) noexcept;

template <class Entry, class F>
void each_entry(bytes file, std::size_t first, std::uint32_t count, bytes strings, F& f) {
    for (std::uint32_t i = 0; i < count; ++i) {
        Entry entry;
        if (!read(file, first + std::size_t{i} * sizeof(Entry), entry)) return;
        const std::string_view name = text(strings, entry.key);
        const std::string_view path = text(strings, entry.value);
        if (name.data() != nullptr && path.data() != nullptr) f(name, path);
    }
}

template <class F>
void each_new(bytes file, F& f) {
    new_header header;
    if (!read(file, 0, header)) return;
    const int order = header.flags & 3;
    if (order != 0 && order != (std::endian::native == std::endian::little ? 2 : 3)) return;
    each_entry<new_entry>(file, sizeof(new_header), header.libraries, file, f);
}

/// Where the new list begins behind an old one: aligned as its entries are, which is by 8, on i386 by 4. 0: nowhere.
std::size_t new_behind(bytes file, std::size_t old_end) noexcept;

} // namespace ld_so_cache

/// Calls `f(name, path)` for each library in the list, in its order. The same name may come several times.
template <class F>
void each_cached_library(std::span<const std::byte> file, F f) {
    using namespace ld_so_cache;
    if (has_magic(file, new_magic)) return each_new(file, f);
    old_header header;
    if (!read(file, 0, header) || !has_magic(file, old_magic)) return;
    if (header.libraries > file.size() / sizeof(old_entry)) return;
    const std::size_t old_end = sizeof(old_header) + std::size_t{header.libraries} * sizeof(old_entry);
    if (const std::size_t begin = new_behind(file, old_end)) return each_new(file.subspan(begin), f);
    if (old_end <= file.size())
        each_entry<old_entry>(file, sizeof(old_header), header.libraries, file.subspan(old_end), f);
}

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/ld_so_cache.ipp>
#endif
