// SPDX-License-Identifier: MIT
// ctypes/detail/loader/elf_image.hpp - the libraries in this process, and the symbols they export, read from memory.
//
//     detail::elf::each_image([](const dl_phdr_info& image) { ... return true; });
//     detail::elf::each_exported(detail::elf::tables_of(image), [](const detail::elf::exported& symbol) { ... });
//
// Sources: dl_iterate_phdr(3), elf(5), the gABI's chapter on dynamic linking, for DT_GNU_HASH the GNU linker's
// documentation of --hash-style, for versions the LSB core specification ("Symbol Versioning").
#pragma once

#include <ctypes/detail/loader/elf.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ctypes::detail::elf {

/// Calls `f(image)` for each loaded object, the program first, until it returns false. What `f` throws arrives
/// at the caller, and not in the loader's C.
template <class F>
void each_image(F&& f) {
    struct context {
        std::remove_reference_t<F>& f;
        std::exception_ptr thrown;
    } now{f, nullptr};
    ::dl_iterate_phdr(
        [](dl_phdr_info* image, std::size_t, void* data) -> int {
            auto& with = *static_cast<context*>(data);
            try {
                return with.f(static_cast<const dl_phdr_info&>(*image)) ? 0 : 1;
            } catch (...) {
                with.thrown = std::current_exception();
                return 1;
            }
        },
        &now);
    if (now.thrown) std::rethrow_exception(now.thrown);
}

/// Entries of DT_HASH: 32 bits wide, except where the ABI says 64.
#if defined(__alpha__) || defined(__s390x__)
using hash_word = std::uint64_t;
#else
using hash_word = std::uint32_t;
#endif

/// The tables of a loaded object. Those it does not have are empty; each ends with the segment it lies in.
struct symbol_tables {
    std::span<const ElfW(Sym)> symbols;
    std::span<const char> strings;
    std::span<const std::uint32_t> gnu_hash;
    std::span<const hash_word> hash;
    std::span<const ElfW(Half)> versions;        // of each symbol: index and hidden bit
    std::vector<std::string_view> version_names; // by index
};

/// The text at an offset of the string table; empty when it is not in there.
std::string_view string_at(std::span<const char> strings, std::size_t offset) noexcept;

inline std::span<const program_header> segments_of(const dl_phdr_info& image) noexcept {
    return {image.dlpi_phdr, image.dlpi_phnum};
}

/// What lies at an address of the object, up to the end of its segment.
template <class T>
std::span<const T> table_at(const dl_phdr_info& image, std::uintptr_t address) noexcept {
    for (const program_header& segment : segments_of(image)) {
        if (segment.p_type != PT_LOAD) continue;
        const std::uintptr_t begin = image.dlpi_addr + segment.p_vaddr;
        if (address < begin || address - begin >= segment.p_memsz || address % alignof(T) != 0) continue;
        return {reinterpret_cast<const T*>(address), (segment.p_memsz - (address - begin)) / sizeof(T)};
    }
    return {};
}

/// The names of the versions that the object defines, by index (Elf64_Verdef, Elf64_Verdaux).
std::vector<std::string_view> version_names(std::span<const char> strings, std::span<const std::byte> definitions);

/// The tables of a loaded object.
symbol_tables tables_of(const dl_phdr_info& image);

/// One exported symbol.
struct exported {
    std::string_view name;
    std::string_view version; ///< empty when it has none
    bool hidden;              ///< found only when the version is named
    const ElfW(Sym) * symbol;
};

/// Calls `f(index)` for the symbols that others can find, in the order of the hash table, and perhaps for more.
template <class F>
void each_hashed(const symbol_tables& tables, F&& f) {
    if (const auto hash = tables.gnu_hash; hash.size() > 4) {
        // Number of buckets, index of the first symbol in the table, words of the Bloom filter, its shift; then the
        // filter, the buckets with the first symbol of each, and for each symbol a hash whose low bit ends a bucket.
        const std::uint64_t bucket_count = hash[0], first_symbol = hash[1];
        const std::uint64_t buckets = 4 + std::uint64_t{hash[2]} * (sizeof(ElfW(Addr)) / sizeof(std::uint32_t));
        const std::uint64_t chains = buckets + bucket_count;
        if (chains > hash.size()) return;
        for (std::uint64_t bucket = 0; bucket < bucket_count; ++bucket) {
            std::uint64_t index = hash[static_cast<std::size_t>(buckets + bucket)];
            if (index < first_symbol) continue; // an empty one
            for (;; ++index) {
                const std::uint64_t chain = chains + index - first_symbol;
                if (chain >= hash.size()) return;
                f(static_cast<std::size_t>(index));
                if ((hash[static_cast<std::size_t>(chain)] & 1) != 0) break;
            }
        }
    } else if (tables.hash.size() > 2) {
        for (std::size_t index = 1; index < tables.hash[1]; ++index) f(index);
    }
}

/// Calls `f(exported)` for each symbol that a lookup in this object can find.
template <class F>
void each_exported(const symbol_tables& tables, F&& f) {
    each_hashed(tables, [&](std::size_t index) {
        if (index >= tables.symbols.size()) return;
        const ElfW(Sym)& symbol = tables.symbols[index];
        const int binding = symbol.st_info >> 4, type = symbol.st_info & 15, visibility = symbol.st_other & 3;
        const bool found = binding == STB_GLOBAL || binding == STB_WEAK || binding == STB_GNU_UNIQUE;
        const bool named = type == STT_NOTYPE || type == STT_OBJECT || type == STT_FUNC || type == STT_COMMON ||
                           type == STT_TLS || type == STT_GNU_IFUNC;
        if (!found || !named || symbol.st_shndx == SHN_UNDEF || visibility == STV_HIDDEN || visibility == STV_INTERNAL)
            return;
        exported result{string_at(tables.strings, symbol.st_name), {}, false, &symbol};
        if (result.name.empty()) return;
        if (index < tables.versions.size()) {
            const std::size_t version = tables.versions[index] & 0x7fffu;
            if (version < tables.version_names.size()) result.version = tables.version_names[version];
            result.hidden = (tables.versions[index] & 0x8000u) != 0;
        }
        // Linkers put the versions themselves into the table.
        if (symbol.st_shndx == SHN_ABS && type == STT_OBJECT && result.name == result.version) return;
        f(static_cast<const exported&>(result));
    });
}

/// Whether an object is the one whose dynamic section stands at `dynamic`, as the loader's own record has it.
bool has_dynamic_at(const dl_phdr_info& image, const void* dynamic) noexcept;

} // namespace ctypes::detail::elf

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/elf_image.ipp>
#endif
