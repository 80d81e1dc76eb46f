#include <ctypes/detail/loader/ld_so_cache.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using entries = std::vector<std::pair<std::string, std::string>>;
namespace format = ctypes::detail::ld_so_cache;

const entries two = {{"libz.so.1", "/lib/libz.so.1"}, {"libz.so", "/usr/lib/libz.so"}};

void put(std::string& file, const auto& value) { file.append(reinterpret_cast<const char*>(&value), sizeof(value)); }

constexpr std::uint8_t own_order = std::endian::native == std::endian::little ? 2 : 3;

std::string new_format(const entries& list, std::uint8_t flags = own_order) {
    std::string strings;
    std::string table;
    const std::size_t strings_begin = sizeof(format::new_header) + list.size() * sizeof(format::new_entry);
    for (const auto& [name, path] : list) {
        format::new_entry entry{};
        entry.flags = 0x0303;
        entry.key = static_cast<std::uint32_t>(strings_begin + strings.size());
        strings += name + '\0';
        entry.value = static_cast<std::uint32_t>(strings_begin + strings.size());
        strings += path + '\0';
        put(table, entry);
    }
    format::new_header header{};
    format::new_magic.copy(header.magic, sizeof(header.magic));
    header.libraries = static_cast<std::uint32_t>(list.size());
    header.string_bytes = static_cast<std::uint32_t>(strings.size());
    header.flags = flags;
    std::string file;
    put(file, header);
    return file + table + strings;
}

std::string old_format(const entries& list) {
    std::string strings, file;
    format::old_header header{};
    format::old_magic.copy(header.magic, sizeof(header.magic));
    header.libraries = static_cast<std::uint32_t>(list.size());
    put(file, header);
    for (const auto& [name, path] : list) {
        format::old_entry entry{};
        entry.key = static_cast<std::uint32_t>(strings.size());
        strings += name + '\0';
        entry.value = static_cast<std::uint32_t>(strings.size());
        strings += path + '\0';
        put(file, entry);
    }
    return file + strings;
}

/// The old format's head and entries with the new one behind them, as ldconfig wrote it for years.
std::string both_formats(const entries& list, std::size_t alignment) {
    std::string file;
    format::old_header header{};
    format::old_magic.copy(header.magic, sizeof(header.magic));
    header.libraries = static_cast<std::uint32_t>(list.size());
    put(file, header);
    file.append(list.size() * sizeof(format::old_entry), '\x11');
    while (file.size() % alignment != 0) file += '\0';
    return file + new_format(list, 0);
}

entries read(std::string_view file) {
    // A copy of this very size, so that a sanitizer sees each byte read behind the end.
    const std::vector<char> exact(file.begin(), file.end());
    entries result;
    ctypes::detail::each_cached_library(
        std::as_bytes(std::span(exact)),
        [&](std::string_view name, std::string_view path) { result.emplace_back(name, path); });
    return result;
}

} // namespace

TEST_CASE("the new format of the cache is read") {
    CHECK(read(new_format(two)) == two);
    CHECK(read(new_format(two, 0)) == two); // written before the byte order was noted
    CHECK(read(new_format({})).empty());
}

TEST_CASE("the old format is read, and the new one behind it") {
    CHECK(read(old_format(two)) == two);
    CHECK(read(both_formats(two, 8)) == two);
    const entries three = {{"liba.so.1", "/a"}, {"libb.so.1", "/b"}, {"libc.so.6", "/c"}};
    CHECK(read(both_formats(three, 4)) == three); // 52 bytes of old entries: where the two alignments differ
    CHECK(read(both_formats(three, 8)) == three);
}

TEST_CASE("a cache of the other byte order is empty") {
    CHECK(read(new_format(two, own_order ^ 1)).empty());
    CHECK(read(new_format(two, 1)).empty()); // glibc's mark of an invalid one
}

TEST_CASE("what is no cache is empty") {
    CHECK(read("").empty());
    CHECK(read("ld.so").empty());
    CHECK(read(std::string(10000, 'x')).empty());
    CHECK(read(std::string(10000, '\0')).empty());
    CHECK(read(format::new_magic).empty());
    CHECK(read(format::old_magic).empty());
}

TEST_CASE("an entry that points out of the file is left out and the others stay") {
    std::string file = new_format(two);
    const std::uint32_t far = 0xffffffff;
    std::memcpy(file.data() + sizeof(format::new_header) + offsetof(format::new_entry, value), &far, sizeof(far));
    CHECK(read(file) == entries{two[1]});
}

TEST_CASE("a wrong count of entries reads no further than the file") {
    for (const std::uint32_t count : {3u, 1000u, 0x7fffffffu, 0xffffffffu}) {
        CAPTURE(count);
        std::string file = new_format(two);
        std::memcpy(file.data() + offsetof(format::new_header, libraries), &count, sizeof(count));
        const entries found = read(file);
        REQUIRE(found.size() >= 2);
        CHECK(entries(found.begin(), found.begin() + 2) == two);

        file = old_format(two);
        std::memcpy(file.data() + offsetof(format::old_header, libraries), &count, sizeof(count));
        CHECK(read(file) != two);
    }
}

TEST_CASE("a cache cut off anywhere is read without harm") {
    for (const std::string& whole : {new_format(two), old_format(two), both_formats(two, 8)})
        for (std::size_t size = 0; size < whole.size(); ++size) CHECK(read(whole.substr(0, size)).size() < 2);
}

TEST_CASE("a cache with any byte changed is read without harm") {
    std::mt19937 random(20240602);
    std::uniform_int_distribution<int> byte(0, 255);
    std::size_t same = 0;
    for (const std::string& whole : {new_format(two), old_format(two), both_formats(two, 8)}) {
        std::uniform_int_distribution<std::size_t> place(0, whole.size() - 1);
        for (int round = 0; round < 10000; ++round) {
            std::string changed = whole;
            for (int i = 0; i < 3; ++i) changed[place(random)] = static_cast<char>(byte(random));
            if (read(changed) == two) ++same;
        }
    }
    CHECK(same > 0);
    CHECK(same < 30000);
}

TEST_CASE("what is longer than any path is no name, so that a file of one text is not searched over and over") {
    CHECK(read(new_format({{std::string(5000, 'x'), "/x"}, {"y", std::string(5000, '/')}, two[0]})) == entries{two[0]});
}
