// Small ELF files and temporary directories for the tests of the search for libraries.
#pragma once

#include <ctypes/detail/elf.hpp>

#include <unistd.h>

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

/// A directory that is gone at the end of the test.
class temporary_directory {
public:
    temporary_directory() {
        std::string pattern = (std::filesystem::temp_directory_path() / "ctypes_test_XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string string() const { return path_.string(); }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

    void write(const std::string& name, std::span<const std::byte> content) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    }
    void write(const std::string& name, const std::string& text) const {
        write(name, std::as_bytes(std::span(text)));
    }
    void write_library(const std::string& name, const std::string& soname = {}) const {
        write(name, bytes(shared_object(soname)));
    }

private:
    std::filesystem::path path_;
};

} // namespace samples
