// Tables that stand on others: what is below is left as it is until it takes over what is on top.
#include <ctypes/detail/cparse/layered.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string_view>

namespace c_text = ctypes::detail::c_text;
using c_text::hash_table;
using c_text::layered_list;
using c_text::layered_source;
using c_text::no_index;
using item = c_text::index; // `index` is a function of strings.h, too

TEST_CASE("a layer reads the list below, and keeps what it adds and changes to itself") {
    layered_list<int> below;
    for (int i = 0; i < 5; ++i) below.push_back(10 * i);
    auto top = below.layer();
    top.push_back(50);
    top.edit(5) += 1;
    top.edit(2) = 22;
    top.edit(2) += 1;
    CHECK(top.size() == 6);
    CHECK(top.below() == 5);
    CHECK(top[1] == 10);
    CHECK(top[2] == 23);
    CHECK(top.back() == 51);
    int sum = 0;
    for (const int each : top) sum += each;
    CHECK(sum == 0 + 10 + 23 + 30 + 40 + 51);
    std::size_t changed = 99;
    top.each_changed([&](item i) { changed = i; });
    CHECK(changed == 2);
    CHECK(below.size() == 5);
    CHECK(below[2] == 20);
    below.reserve(top);
    below.take(top);
    CHECK(below.size() == 6);
    CHECK(below[2] == 23);
    CHECK(below[5] == 51);
}

TEST_CASE("the text of a layer continues the one below") {
    layered_source below;
    below += "int x;";
    auto top = below.layer();
    top += "\nint y;";
    CHECK(top.size() == 13);
    CHECK(part_of(top, {4, 1}) == "x");
    CHECK(part_of(top, {11, 1}) == "y");
    below.take(top);
    CHECK(part_of(below, {11, 1}) == "y");
}

TEST_CASE("a hash table is as before when too many items share their hashes") {
    hash_table table;
    hash_table more;
    const auto is = [](item wanted) { return [wanted](item i) { return i == wanted; }; };
    for (item i = 0; i < 300; ++i) REQUIRE(table.insert(7, i));
    for (item i = 1000; i < 1300; ++i) REQUIRE(more.insert(7, i));
    for (item i = 2000; i < 2300; ++i) REQUIRE(more.insert(i, i));
    REQUIRE(table.reserve(more));
    CHECK(!table.take(more));
    for (item i = 0; i < 300; ++i) CHECK(table.find(7, is(i)) == i);
    for (item i = 1000; i < 1300; ++i) CHECK(table.find(7, is(i)) == no_index);
    for (item i = 2000; i < 2300; ++i) CHECK(table.find(i, is(i)) == no_index);
    CHECK(table.insert(7, 300));
    CHECK(table.find(7, is(300)) == 300);
}

TEST_CASE("what a hash table took over can be taken back, and all others are found") {
    hash_table table;
    const auto is = [](item wanted) { return [wanted](item i) { return i == wanted; }; };
    const auto hash = [](item i) { return std::uint64_t{i} % 37 * 64; }; // many of them side by side
    for (item i = 0; i < 400; ++i) REQUIRE(table.insert(hash(i), i));
    for (item round = 0; round < 20; ++round) {
        hash_table more;
        for (item i = 0; i < 50; ++i) REQUIRE(more.insert(hash(i * round), 1000 + i));
        REQUIRE(table.reserve(more));
        REQUIRE(table.take(more));
        for (item i = 0; i < 50; ++i) REQUIRE(table.find(hash(i * round), is(1000 + i)) == 1000 + i);
        table.drop(more);
        for (item i = 0; i < 50; ++i) REQUIRE(table.find(hash(i * round), is(1000 + i)) == no_index);
        for (item i = 0; i < 400; ++i) REQUIRE(table.find(hash(i), is(i)) == i);
    }
}
