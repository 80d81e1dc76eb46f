// The test list of PyPy's _rawffi (pypy/module/_rawffi/test), which this layer is the successor of.
//
//   test__rawffi                      here
//   libload, libload_fail,            tests/runtime/library/library.cpp (errors carry the loader's words)
//     libload_None, libc_load
//   getattr                           "the library stays loaded ..."; a missing symbol: "variables are seen in place"
//   byordinal                         no: Windows' ordinals have no place in C text
//   getchar, returning_str            below: "characters and strings come back"
//   chararray_as_bytebuffer, buffer   below: "a value is its bytes"
//   returning_unicode, wide_char      below: "wide characters are numbers of their size"
//   raw_callable                      below: "an address becomes a function"
//   short_addition, truncate          narrow numbers: "narrow and unusual results arrive whole"; nothing is truncated:
//                                     "every integer type holds its own range and nothing else"
//   pow, bad_parameters               "arguments are checked against the signature, by name"
//   time, gettimeofday, structreturn  below: "the C library's own structs"
//   nested_structures                 "what a pointer member refers to is kept alive"
//   structure_bitfields               "bit-fields keep to their bits" (15 into 2 bits is refused, not cut)
//   invalid_bitfields                 "members of a builder are checked"
//   packed_structure                  "packed and aligned records, and unions"
//   array, array_of_structure,        "strings, buffers and values pass for pointers"
//     passing_raw_pointers            and below: "pointers go through arrays"
//   longs_ulongs                      below: "long long keeps all its bits"
//   callback, another_callback,       "C calls a callable over arguments", below: "qsort runs a callback",
//     void_returning_callback         "a callback may return nothing"
//   raising_callback                  "an exception is carried over the C frames, and C gets the error result"
//   setattr_struct                    "members and elements are written and read, nested"
//   sizes_and_alignments, shape, repr "scalars are what the platform has", "a value prints as C would write it"
//   array_addressof                   "a view is C's memory"
//   negative_pointers,                an integer is no pointer: "what does not fit says where and why"
//     long_with_fromaddress
//   getaddressindll                   "variables are seen in place"
//   segfault_exception                no: memory is not freed by hand; a null pointer: "what does not fit ..."
//   stackcheck                        no: the number of arguments is checked before the call
//   struct_byvalue, ret_struct,       "records travel by value, in and out"
//     ret_struct_containing_array
//   callback_struct_byvalue           "records come and go by value in callbacks"
//   union                             "bit-fields, packed records and unions travel by value"
//   ffi_type                          below: "records of empty records are made at once"
//   char_array_int                    below: "characters and strings come back"
//   structure_autofree, array_autofree,  test_tracker: "what a pointer member refers to is kept alive",
//                                     "a record can point to itself, and is freed all the same" (live_values, live_types)
//   test_nested                       "records, enums, typedefs, functions, variables and constants are declared by one text"
//   test_struct, test_exit            fields: type.cpp; exit from a callback: tests/runtime/callback
#include "declared.hpp"

#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

namespace dynamic = ctypes::dynamic;
using dynamic::value;

TEST_CASE("rawffi: characters and strings come back") {
    const auto find = ctypes::library::self().function(dynamic::prototype("char *strchr(const char *s, int c)"));
    CHECK(find("dupa", 'p').as<std::string>() == "pa");
    CHECK(find("dupa", 'x').is_null());
    value c(dynamic::type::of<char[2]>());
    c[0] = 'a';
    c[1] = 100;
    CHECK(c.as<std::string>() == "ad");
}

TEST_CASE("rawffi: a value is its bytes") {
    value v(dynamic::type::of<char[10]>());
    REQUIRE(v.bytes().size() == 10);
    v.bytes()[3] = std::byte{'x'};
    CHECK(v[3].as<char>() == 'x');
    v[0] = '*';
    CHECK(v.bytes()[0] == std::byte{'*'});
}

TEST_CASE("rawffi: wide characters are numbers of their size") {
    value v(dynamic::type::of<wchar_t[3]>(), std::vector<int>{'x', 'y', 'z'});
    CHECK(v[1].as<wchar_t>() == L'y');
    CHECK(v.bytes().size() == 3 * sizeof(wchar_t));
}

TEST_CASE("rawffi: an address becomes a function") {
    const auto half = bound("dyn_half");
    const dynamic::function again(dynamic::parse_type("float(float)"), half.address());
    CHECK(again(5).as<float>() == 2.5F);
    CHECK((again.address() == half.address()));
}

TEST_CASE("rawffi: the C library's own structs") {
    const dynamic::declarations c(
        "typedef long time_t; struct timeval { time_t tv_sec; long tv_usec; };"
        "struct tm { int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;"
        "            long tm_gmtoff; const char *tm_zone; };"
        "time_t time(time_t *t); int gettimeofday(struct timeval *now, void *zone);"
        "struct tm *gmtime(const time_t *t);");
    const auto self = ctypes::library::self();
    const long now = self.function(c["time"])(nullptr).as<long>();
    value tv(c.type("struct timeval"));
    CHECK(self.function(c["gettimeofday"])(tv, nullptr).as<int>() == 0);
    CHECK(tv["tv_sec"].as<long>() - now <= 1);
    const value t(c.type("time_t"), 121);
    const value tm = self.function(c["gmtime"])(t);
    CHECK(tm.target()["tm_year"].as<int>() == 70);
    CHECK(tm.target()["tm_min"].as<int>() == 2);
    CHECK(tm.target()["tm_sec"].as<int>() == 1);
}

TEST_CASE("rawffi: pointers go through arrays") {
    value x(declared().type("struct dyn_list"), {7, nullptr});
    value a(declared().type("struct dyn_list *[3]"));
    a[1] = x;
    CHECK(a[0].is_null());
    CHECK(a[1]["value"].as<int>() == 7);
    CHECK(bound("dyn_sum_list")(a[1]).as<int>() == 7);
}

TEST_CASE("rawffi: long long keeps all its bits") {
    const auto same = ctypes::library::self().function(dynamic::prototype("long long llabs(long long x)"));
    CHECK(same(-(1LL << 42)).as<long long>() == 1LL << 42);
}

TEST_CASE("rawffi: qsort runs a callback") {
    const dynamic::declarations c(
        "void qsort(void *base, unsigned long n, unsigned long size, int (*compare)(const void *, const void *));");
    const auto sort = ctypes::library::self().function(c["qsort"]);
    std::array<int, 4> numbers{4, 3, 2, 1};
    const dynamic::callback compare(c["qsort"].type().parameters()[3].type, [](const dynamic::arguments& a) {
        return *static_cast<const int*>(a.as<const void*>(0)) - *static_cast<const int*>(a.as<const void*>(1));
    });
    sort(numbers, numbers.size(), sizeof(int), compare);
    CHECK(numbers == std::array<int, 4>{1, 2, 3, 4});
}

TEST_CASE("rawffi: a callback may return nothing") {
    int called = 0;
    const dynamic::callback c(dynamic::parse_type("void(void)"),
                              [&](const dynamic::arguments& a) { called += 1 + static_cast<int>(a.size()); });
    dynamic::function(c.type(), c.pointer())();
    CHECK(called == 1);
}

TEST_CASE("rawffi: records of empty records are made at once") {
    const dynamic::declarations c("struct empty {}; struct outer { struct empty e[1]; };");
    CHECK(c.type("struct outer").size() == 0);
    CHECK(dynamic::function(dynamic::parse_type("int(int)"), nullptr, "f").type().spelling("f") == "int f(int)");
}
