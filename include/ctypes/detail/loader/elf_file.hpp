// SPDX-License-Identifier: MIT
// ctypes/detail/loader/elf_file.hpp - what a shared object on disk says of itself, read without loading it.
//
//     if (auto found = detail::elf::shared_object_at("/usr/lib/libz.so.1.2.13")) found->soname;   // "libz.so.1"
//
// Any bytes may stand in such a file: each offset is checked, and what does not fit is no shared object.
// Source: elf(5).
#pragma once

#include <ctypes/detail/loader/elf.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctypes::detail::elf {

/// A file of this process's kind. `soname` is empty when it has none.
struct shared_object {
    std::string soname;
};

/// Reads from a file; the bytes outside of it are not there.
class file_bytes {
public:
    explicit file_bytes(const char* path) noexcept : descriptor_(::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
        struct stat status {};
        if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return;
        size_ = static_cast<std::uint64_t>(status.st_size);
    }
    file_bytes(const file_bytes&) = delete;
    file_bytes& operator=(const file_bytes&) = delete;
    ~file_bytes() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// Fills `into` from `offset`, or says that the file is too short.
    template <class Byte>
    bool read(std::uint64_t offset, std::span<Byte> into) const noexcept {
        if (offset > size_ || into.size() > size_ - offset) return false;
        while (!into.empty()) {
            const auto count = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
            if (count <= 0) return false;
            into = into.subspan(static_cast<std::size_t>(count));
            offset += static_cast<std::uint64_t>(count);
        }
        return true;
    }

private:
    int descriptor_;
    std::uint64_t size_ = 0;
};

/// The same over memory.
class memory_bytes {
public:
    explicit memory_bytes(std::span<const std::byte> bytes) noexcept : bytes_(bytes) {}

    [[nodiscard]] std::uint64_t size() const noexcept { return bytes_.size(); }

    template <class Byte>
    bool read(std::uint64_t offset, std::span<Byte> into) const noexcept {
        if (offset > bytes_.size() || into.size() > bytes_.size() - offset) return false;
        if (!into.empty()) std::memcpy(into.data(), bytes_.data() + offset, into.size());
        return true;
    }

private:
    std::span<const std::byte> bytes_;
};

/// Records of one type from `offset` on; none when they do not lie in the file.
template <class T, class Bytes>
std::vector<T> read_records(const Bytes& bytes, std::uint64_t offset, std::uint64_t count) {
    if (offset > bytes.size() || count > (bytes.size() - offset) / sizeof(T)) return {};
    std::vector<T> records(static_cast<std::size_t>(count));
    if (!bytes.read(offset,
                    std::span<std::byte>(reinterpret_cast<std::byte*>(records.data()), records.size() * sizeof(T))))
        return {};
    return records;
}

/// What the bytes say of themselves; nothing when they are no shared object that this process could load.
template <class Bytes>
std::optional<shared_object> read_shared_object(const Bytes& bytes) {
    // types that depend on Bytes, so that all is compiled where it is used
    using header = file_header;
    using segment_header = program_header;
    const std::vector<header> headers = read_records<header>(bytes, 0, 1);
    if (headers.empty() || !own_kind(headers[0]) || headers[0].e_phentsize != sizeof(program_header)) return {};
    const std::vector<segment_header> segments =
        read_records<segment_header>(bytes, headers[0].e_phoff, headers[0].e_phnum);
    const auto dynamic = std::find_if(segments.begin(), segments.end(),
                                      [](const program_header& one) { return one.p_type == PT_DYNAMIC; });
    if (dynamic == segments.end()) return {};

    // A file of split-off debug information has the headers, and nothing where they point.
    const auto entries =
        read_records<dynamic_entry>(bytes, dynamic->p_offset, dynamic->p_filesz / sizeof(dynamic_entry));
    std::optional<std::uint64_t> strings, soname;
    for (const dynamic_entry& entry : entries) {
        if (entry.d_tag == DT_NULL) break;
        if (entry.d_tag == DT_STRTAB) strings = entry.d_un.d_ptr;
        if (entry.d_tag == DT_SONAME) soname = entry.d_un.d_val;
#ifdef DF_1_PIE
        if (entry.d_tag == DT_FLAGS_1 && (entry.d_un.d_val & DF_1_PIE) != 0) return {}; // a program
#endif
    }
    if (!strings) return {};
    if (!soname) return shared_object{};

    // DT_STRTAB is an address; the segment that holds it says where in the file that is.
    for (const program_header& segment : segments) {
        if (segment.p_type != PT_LOAD || *strings < segment.p_vaddr) continue;
        const std::uint64_t into = *strings - segment.p_vaddr;
        if (into >= segment.p_filesz || *soname >= segment.p_filesz - into) continue;
        if (std::max<std::uint64_t>({segment.p_offset, into, *soname}) > bytes.size()) continue; // their sum might wrap
        const std::uint64_t length = std::min<std::uint64_t>(segment.p_filesz - into - *soname, 4096);
        const auto text = read_records<char>(bytes, segment.p_offset + into + *soname, length);
        const auto end = std::find(text.begin(), text.end(), '\0');
        if (end == text.end()) return {};
        return shared_object{std::string(text.begin(), end)};
    }
    return {};
}

/// The same of a file.
inline std::optional<shared_object> shared_object_at(const std::string& path) {
    return read_shared_object(file_bytes(path.c_str()));
}

} // namespace ctypes::detail::elf
