// Small ELF files and temporary directories for the tests of the search for libraries.
#pragma once

#include <ctypes/detail/loader/elf.hpp>

#include "temporary_directory.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace samples {

/// A shared object with nothing in it but its name, laid out as a linker would: headers, dynamic section, strings.
struct elf_sample {
    ctypes::detail::elf::file_header header{};
    std::array<ctypes::detail::elf::program_header, 2> segments{};
    std::array<ctypes::detail::elf::dynamic_entry, 4> dynamic{};
    std::array<char, 64> strings{};
};

inline elf_sample shared_object(const std::string& soname) {
    elf_sample file;
    auto& header = file.header;
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
    header.e_ident[EI_DATA] = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
    header.e_type = ET_DYN;
    header.e_machine = ctypes::detail::elf::own_machine;
    header.e_phoff = offsetof(elf_sample, segments);
    header.e_phentsize = sizeof(file.segments[0]);
    header.e_phnum = 2;
    constexpr unsigned base = 0x1000; // addresses are not offsets
    file.segments[0].p_type = PT_LOAD;
    file.segments[0].p_vaddr = base;
    file.segments[0].p_filesz = sizeof(elf_sample);
    file.segments[1].p_type = PT_DYNAMIC;
    file.segments[1].p_offset = offsetof(elf_sample, dynamic);
    file.segments[1].p_vaddr = base + offsetof(elf_sample, dynamic);
    file.segments[1].p_filesz = sizeof(file.dynamic);
    file.dynamic[0].d_tag = DT_STRTAB;
    file.dynamic[0].d_un.d_ptr = base + offsetof(elf_sample, strings);
    if (!soname.empty()) {
        file.dynamic[1].d_tag = DT_SONAME;
        file.dynamic[1].d_un.d_val = 1;
        soname.copy(file.strings.data() + 1, file.strings.size() - 2);
    }
    return file;
}

template <class T>
std::vector<std::byte> bytes(const T& object) {
    const auto view = std::as_bytes(std::span(&object, 1));
    return {view.begin(), view.end()};
}

/// A directory for libraries with nothing in them.
class library_directory : public temporary_directory {
public:
    void write_library(const std::string& name, const std::string& soname = {}) const {
        write(name, bytes(shared_object(soname)));
    }
};

} // namespace samples
