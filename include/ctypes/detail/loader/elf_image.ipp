// SPDX-License-Identifier: MIT
// ctypes/detail/loader/elf_image.ipp - the functions of elf_image.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/elf_image.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace ctypes::detail::elf {

CTYPES_DECL std::string_view string_at(std::span<const char> strings, std::size_t offset) noexcept {
    if (offset >= strings.size()) return {};
    const char* begin = strings.data() + offset;
    const void* end = std::memchr(begin, 0, strings.size() - offset);
    return end == nullptr ? std::string_view() : std::string_view(begin, static_cast<const char*>(end));
}

CTYPES_DECL std::vector<std::string_view> version_names(std::span<const char> strings,
                                                        std::span<const std::byte> definitions) {
    std::vector<std::string_view> names;
    std::size_t at = 0;
    while (at <= definitions.size() && definitions.size() - at >= sizeof(ElfW(Verdef))) {
        ElfW(Verdef) definition;
        std::memcpy(&definition, definitions.data() + at, sizeof(definition));
        const std::size_t index = definition.vd_ndx & 0x7fffu;
        const std::size_t name_at = at + definition.vd_aux;
        if (name_at > definitions.size() || definitions.size() - name_at < sizeof(ElfW(Verdaux))) break;
        ElfW(Verdaux) first;
        std::memcpy(&first, definitions.data() + name_at, sizeof(first));
        // The base definition names the library and no version of a symbol.
        if ((definition.vd_flags & VER_FLG_BASE) == 0) {
            if (names.size() <= index) names.resize(index + 1);
            names[index] = string_at(strings, first.vda_name);
        }
        if (definition.vd_next == 0) break;
        at += definition.vd_next;
    }
    return names;
}

CTYPES_DECL symbol_tables tables_of(const dl_phdr_info& image) {
    const auto segments = segments_of(image);
    const auto dynamic = std::find_if(segments.begin(), segments.end(),
                                      [](const program_header& one) { return one.p_type == PT_DYNAMIC; });
    symbol_tables tables;
    if (dynamic == segments.end()) return tables;
    std::span<const std::byte> definitions;
    std::size_t string_bytes = 0;
    for (const dynamic_entry& entry : table_at<dynamic_entry>(image, image.dlpi_addr + dynamic->p_vaddr)) {
        if (entry.d_tag == DT_NULL) break;
        if (entry.d_tag == DT_STRSZ) string_bytes = entry.d_un.d_val;
        // glibc has turned the offsets here into addresses, except where the section is read-only; musl never does.
        const auto table = [&]<class T>(std::span<const T>& result) {
            result = table_at<T>(image, entry.d_un.d_ptr);
            if (result.empty()) result = table_at<T>(image, image.dlpi_addr + entry.d_un.d_ptr);
        };
        if (entry.d_tag == DT_SYMTAB) table(tables.symbols);
        if (entry.d_tag == DT_STRTAB) table(tables.strings);
        if (entry.d_tag == DT_GNU_HASH) table(tables.gnu_hash);
        if (entry.d_tag == DT_HASH) table(tables.hash);
        if (entry.d_tag == DT_VERSYM) table(tables.versions);
        if (entry.d_tag == DT_VERDEF) table(definitions);
    }
    tables.strings = {tables.strings.data(), std::min(string_bytes, tables.strings.size())};
    tables.version_names = version_names(tables.strings, definitions);
    return tables;
}

CTYPES_DECL bool has_dynamic_at(const dl_phdr_info& image, const void* dynamic) noexcept {
    for (const program_header& segment : segments_of(image))
        if (segment.p_type == PT_DYNAMIC)
            return image.dlpi_addr + segment.p_vaddr == reinterpret_cast<std::uintptr_t>(dynamic);
    return false;
}

} // namespace ctypes::detail::elf
