#include <ctypes/detail/loader/closest_names.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using ctypes::detail::closest_names;
using ctypes::detail::edit_distance;

TEST_CASE("a letter put in, left out, exchanged or swapped is a distance of one") {
    CHECK(edit_distance("open", "open", 3) == 0);
    CHECK(edit_distance("open", "opens", 3) == 1);
    CHECK(edit_distance("open", "pen", 3) == 1);
    CHECK(edit_distance("open", "oden", 3) == 1);
    CHECK(edit_distance("open", "opne", 3) == 1);
    CHECK(edit_distance("", "abc", 3) == 3);
    CHECK(edit_distance("kitten", "sitting", 3) == 3);
}

TEST_CASE("a distance beyond the limit is told as the limit and one") {
    CHECK(edit_distance("abcdef", "uvwxyz", 2) == 3);
    CHECK(edit_distance("a", "abcdefgh", 2) == 3);
    CHECK(edit_distance("kitten", "sitting", 2) == 3);
}

TEST_CASE("the closest names are kept, closest first, at most three") {
    closest_names closest("sqlite3_open");
    for (const char* name :
         {"sqlite3_close", "sqlite3_oqen16", "sqlite3_opne", "sqlite3_opena", "sqlite3_openbb", "malloc"})
        closest.offer(name);
    CHECK(closest.names() == std::vector<std::string>{"sqlite3_opena", "sqlite3_opne", "sqlite3_openbb"});
    CHECK(closest.question() == "did you mean 'sqlite3_opena', 'sqlite3_opne' or 'sqlite3_openbb'?");
}

TEST_CASE("a short name has few neighbours and capitals do not count") {
    closest_names closest("cos");
    for (const char* name : {"sin", "tan", "acos", "COS", "c"}) closest.offer(name);
    CHECK(closest.names() == std::vector<std::string>{"COS", "acos"});
    CHECK(closest_names("cos").question().empty());
}

TEST_CASE("a name offered twice is kept once") {
    closest_names closest("cosine");
    closest.offer("cosin");
    closest.offer("cosin");
    CHECK(closest.question() == "did you mean 'cosin'?");
}
