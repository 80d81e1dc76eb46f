#include <ctypes/detail/loader/elf_image.hpp>

#include <doctest/doctest.h>

#include <cstring>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace elf = ctypes::detail::elf;
using table_entry = ElfW(Sym);

namespace {

/// "first" at 1, "second" at 7, "TEST_1.0" at 14.
constexpr char strings[] = "\0first\0second\0TEST_1.0";

table_entry named(unsigned name, int type = STT_FUNC, int binding = STB_GLOBAL) {
    table_entry result{};
    result.st_name = name;
    result.st_info = static_cast<unsigned char>(binding << 4 | type);
    result.st_shndx = 1;
    return result;
}

std::vector<std::string> exported_names(const elf::symbol_tables& tables) {
    std::vector<std::string> result;
    elf::each_exported(tables, [&](const elf::exported& one) {
        std::string name(one.name);
        if (!one.version.empty()) name += (one.hidden ? "@" : "@@") + std::string(one.version);
        result.push_back(name);
    });
    return result;
}

using names = std::vector<std::string>;

} // namespace

TEST_CASE("exported symbols are found through the classic hash table") {
    const std::vector<table_entry> symbols{table_entry{}, named(1), named(7)};
    const std::vector<elf::hash_word> hash{1, 3, 1, 0, 2, 0};
    elf::symbol_tables tables;
    tables.symbols = symbols;
    tables.strings = strings;
    tables.hash = hash;
    CHECK(exported_names(tables) == names{"first", "second"});

    const std::vector<elf::hash_word> wrong{1, 1000, 1, 0, 2, 0}; // more than there are
    tables.hash = wrong;
    CHECK(exported_names(tables) == names{"first", "second"});
}

TEST_CASE("exported symbols are found through the GNU hash table") {
    const std::vector<table_entry> symbols{table_entry{}, named(1), named(7)};
    constexpr std::uint32_t words = sizeof(ElfW(Addr)) / sizeof(std::uint32_t);
    // Two buckets, of which the first is empty; symbols from index 1; one word of the filter; two chained hashes.
    std::vector<std::uint32_t> hash{2, 1, 1, 0};
    hash.insert(hash.end(), words, 0);
    hash.insert(hash.end(), {0, 1, 0x10, 0x11});
    elf::symbol_tables tables;
    tables.symbols = symbols;
    tables.strings = strings;
    tables.gnu_hash = hash;
    CHECK(exported_names(tables) == names{"first", "second"});

    hash.back() = 0x10; // the chain does not end within the table
    CHECK(exported_names(tables) == names{"first", "second"});
    hash[2] = 0xffffffff; // the filter would be longer than the table
    CHECK(exported_names(tables).empty());
    tables.gnu_hash = std::span(hash).first(3);
    CHECK(exported_names(tables).empty());
}

TEST_CASE("local, hidden, undefined and nameless symbols and sections are not exported") {
    std::vector<table_entry> symbols(7, named(1));
    symbols[1].st_shndx = SHN_UNDEF;
    symbols[2] = named(1, STT_FUNC, STB_LOCAL);
    symbols[3].st_other = STV_HIDDEN;
    symbols[4] = named(1, STT_SECTION);
    symbols[5] = named(0);
    symbols[6] = named(7, STT_OBJECT, STB_WEAK);
    const std::vector<elf::hash_word> hash{1, 7, 1};
    elf::symbol_tables tables;
    tables.symbols = symbols;
    tables.strings = strings;
    tables.hash = hash;
    CHECK(exported_names(tables) == names{"second"});
}

TEST_CASE("a symbol has its version, and the version itself is no symbol") {
    std::vector<table_entry> symbols{table_entry{}, named(1), named(7), named(14, STT_OBJECT)};
    symbols[3].st_shndx = SHN_ABS;
    const std::vector<elf::hash_word> hash{1, 4, 1};
    const std::vector<ElfW(Half)> versions{0, 2, 0x8002, 2};
    elf::symbol_tables tables;
    tables.symbols = symbols;
    tables.strings = strings;
    tables.hash = hash;
    tables.versions = versions;
    tables.version_names = {{}, {}, "TEST_1.0"};
    CHECK(exported_names(tables) == names{"first@@TEST_1.0", "second@TEST_1.0"});
    tables.version_names.clear(); // an index without a name
    CHECK(exported_names(tables) == names{"first", "second", "TEST_1.0"});
}

TEST_CASE("definitions of versions that leave their table end the list") {
    std::vector<std::byte> table(sizeof(ElfW(Verdef)) + sizeof(ElfW(Verdaux)));
    ElfW(Verdef) definition{};
    definition.vd_ndx = 2;
    definition.vd_aux = sizeof(definition);
    ElfW(Verdaux) name{};
    name.vda_name = 14;
    const auto read = [&] {
        std::memcpy(table.data(), &definition, sizeof(definition));
        std::memcpy(table.data() + sizeof(definition), &name, sizeof(name));
        return elf::version_names(strings, table);
    };
    REQUIRE(read().size() == 3);
    CHECK(read()[2] == "TEST_1.0");
    definition.vd_next = 0xffffffff;
    CHECK(read().size() == 3);
    definition.vd_next = 1; // overlapping what it is behind of, and cut off
    CHECK(read().size() >= 3);
    definition.vd_next = 0;
    name.vda_name = 0xffffffff;
    CHECK(read()[2].empty());
    definition.vd_aux = 0xffffffff;
    CHECK(read().empty());
    CHECK(elf::version_names(strings, {}).empty());
}

TEST_CASE("what is thrown while images are walked arrives at the caller") {
    CHECK_THROWS_AS(elf::each_image([](const dl_phdr_info&) -> bool { throw std::range_error("seen"); }),
                    std::range_error);
    int count = 0;
    elf::each_image([&](const dl_phdr_info&) { return ++count < 2; });
    CHECK(count == 2);
}
