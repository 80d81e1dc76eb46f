#include <ctypes/detail/loader/elf_file.hpp>

#include <doctest/doctest.h>

#include "elf_samples.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace elf = ctypes::detail::elf;
using samples::bytes;
using samples::elf_sample;
using samples::shared_object;

namespace {

/// The soname, or "none" for a file that is no shared object.
std::string soname_in(std::span<const std::byte> file) {
    const auto found = elf::read_shared_object(elf::memory_bytes(file));
    return found ? found->soname : "none";
}

std::string soname_with(auto&& change) {
    elf_sample file = shared_object("libsample.so.1");
    change(file);
    return soname_in(bytes(file));
}

} // namespace

TEST_CASE("a shared object tells its soname") {
    CHECK(soname_in(bytes(shared_object("libsample.so.1"))) == "libsample.so.1");
    CHECK(soname_in(bytes(shared_object(""))).empty());
}

TEST_CASE("a file of another class, byte order, machine or type is no shared object of ours") {
    CHECK(soname_with([](elf_sample& f) { f.header.e_ident[0] = '!'; }) == "none");
    CHECK(soname_with([](elf_sample& f) { f.header.e_ident[EI_CLASS] ^= 3; }) == "none");
    CHECK(soname_with([](elf_sample& f) { f.header.e_ident[EI_DATA] ^= 3; }) == "none");
    CHECK(soname_with([](elf_sample& f) { f.header.e_type = ET_EXEC; }) == "none");
    CHECK(soname_with([](elf_sample& f) { f.header.e_type = ET_REL; }) == "none");
    if (elf::own_machine != EM_NONE) CHECK(soname_with([](elf_sample& f) { f.header.e_machine = EM_AVR; }) == "none");
}

#ifdef DF_1_PIE
TEST_CASE("a program is no shared object, though it looks like one") {
    CHECK(soname_with([](elf_sample& f) {
              f.dynamic[2].d_tag = DT_FLAGS_1;
              f.dynamic[2].d_un.d_val = DF_1_PIE;
          }) == "none");
}
#endif

TEST_CASE("a file of debug information is no shared object") {
    CHECK(soname_with([](elf_sample& f) { f.segments[1].p_filesz = 0; }) == "none");
}

TEST_CASE("offsets that leave the file are refused") {
    using word = decltype(elf::program_header::p_offset);
    const word far = static_cast<word>(-1);
    for (const word value : {far, far - 7, far / 2, word{4096}}) {
        CAPTURE(value);
        CHECK(soname_with([&](elf_sample& f) { f.header.e_phoff = value; }) == "none");
        CHECK(soname_with([&](elf_sample& f) { f.segments[1].p_offset = value; }) == "none");
        CHECK(soname_with([&](elf_sample& f) { f.segments[1].p_filesz = value; }) == "none");
        CHECK(soname_with([&](elf_sample& f) { f.segments[0].p_offset = value; }) == "none");
        CHECK(soname_with([&](elf_sample& f) { f.dynamic[1].d_un.d_val = value; }) == "none");
        if (value != 4096) CHECK(soname_with([&](elf_sample& f) { f.dynamic[0].d_un.d_ptr = value; }) == "none");
    }
    CHECK(soname_with([](elf_sample& f) { f.header.e_phnum = 0xffff; }) == "none");
    CHECK(soname_with([](elf_sample& f) { f.header.e_phentsize = 1; }) == "none");
    CHECK(soname_with([](elf_sample& f) { f.strings.fill('x'); }) == "none"); // no zero byte up to the end
}

TEST_CASE("a file cut off anywhere is read without harm") {
    const std::vector<std::byte> whole = bytes(shared_object("libsample.so.1"));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // A vector of this very size, so that a sanitizer sees each byte read behind the end.
        const std::vector<std::byte> part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        CHECK(soname_in(part) == "none");
    }
}

TEST_CASE("a file with any byte changed is read without harm") {
    std::mt19937 random(20240601);
    std::uniform_int_distribution<int> byte(0, 255);
    const std::vector<std::byte> whole = bytes(shared_object("libsample.so.1"));
    std::uniform_int_distribution<std::size_t> place(0, whole.size() - 1);
    std::size_t refused = 0;
    for (int round = 0; round < 20000; ++round) {
        std::vector<std::byte> changed = whole;
        for (int i = 0; i < 3; ++i) changed[place(random)] = static_cast<std::byte>(byte(random));
        if (soname_in(changed) == "none") ++refused;
    }
    CHECK(refused > 1000);
    CHECK(refused < 20000);
}

TEST_CASE("a real library is a shared object; text, directories and missing files are none") {
    CHECK(elf::shared_object_at(CTYPES_TEST_CLIB_VARIABLES).has_value());
    CHECK_FALSE(elf::shared_object_at(__FILE__).has_value());
    CHECK_FALSE(elf::shared_object_at("/").has_value());
    CHECK_FALSE(elf::shared_object_at("/nowhere/at/all.so").has_value());
    CHECK_FALSE(elf::shared_object_at("/dev/null").has_value());
}
