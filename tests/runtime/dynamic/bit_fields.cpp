// Bit-fields of C++ records in run-time types: behind unnamed ones, and where #pragma pack has changed nothing else.
#include <ctypes/dynamic.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

namespace dynamic = ctypes::dynamic;
using ctypes::conversion_error;
using dynamic::type;
using dynamic::value;

namespace {

struct with_unnamed {
    unsigned ready : 1;
    unsigned : 6;
    unsigned code : 4;
};
struct without_unnamed {
    unsigned ready : 1, code : 4;
};
struct moved_by_unnamed {
    unsigned low : 4;
    unsigned : 32;
    unsigned high : 4;
};
#pragma pack(push, 4)
struct crossing {
    unsigned low : 20, high : 20;
};
#pragma pack(pop)

} // namespace

TEST_CASE("bit-fields of C++ records are where the compiler has put them") {
    const type t = type::of<with_unnamed>();
    CHECK(t.members()[1].bit_offset == 7);
    const value v(with_unnamed{1, 9});
    CHECK(v[t.members()[1].name].as<int>() == 9);
    CHECK(type::of<crossing>().members()[1].bit_offset == 20);
    CHECK(type::of<moved_by_unnamed>().members()[1].bit_offset == 64);
}

TEST_CASE("a C++ record goes into one of C text with the same bit-fields, unnamed ones too, and into no other") {
    const dynamic::declarations c("struct plain { unsigned ready : 1, code : 4; };"
                                  "struct gaps { unsigned ready : 1; unsigned : 6; unsigned code : 4; };"
                                  "struct moved { unsigned low : 4; unsigned : 32; unsigned high : 4; };"
                                  "struct units { unsigned low : 20, high : 20; };\n"
                                  "#pragma pack(4)\n"
                                  "struct crossing { unsigned low : 20, high : 20; };");
    value plain(c.type("struct plain")), gaps(c.type("struct gaps")), units(c.type("struct units"));
    value across(c.type("struct crossing")), moved(c.type("struct moved"));
    gaps = with_unnamed{1, 9};
    CHECK(gaps.to_string() == "{.ready = 1, .code = 9}");
    CHECK(gaps.as<with_unnamed>().code == 9);
    plain = without_unnamed{1, 9};
    CHECK(plain.to_string() == "{.ready = 1, .code = 9}");
    across = crossing{0xfffff, 0x12345};
    CHECK(across.to_string() == "{.low = 1048575, .high = 74565}");
    moved = moved_by_unnamed{1, 2};
    CHECK(moved.to_string() == "{.low = 1, .high = 2}");
    CHECK_THROWS_AS((plain = with_unnamed{1, 9}), conversion_error);
    CHECK_THROWS_AS((gaps = without_unnamed{1, 9}), conversion_error);
    CHECK_THROWS_AS((units = crossing{1, 9}), conversion_error);
    CHECK_THROWS_AS(static_cast<void>(gaps.as<without_unnamed>()), conversion_error);
}

TEST_CASE("unnamed bit-fields have a say in the registers that a record of C text travels in") {
    const dynamic::declarations c(R"(
        struct bits_behind_float { float f; unsigned : 32; double d; };
        struct bits_first { long long : 64; double d; };
        struct bits_last { unsigned long long a : 4; unsigned long long : 60; unsigned long long : 4; };
        struct bits_between_floats { float f; unsigned : 32; float g; };
        double bits_behind_float(struct bits_behind_float x, long n, struct bits_behind_float y, double z);
        double bits_first(struct bits_first x, long n, struct bits_first y, double z);
        double bits_last(struct bits_last x, long n, struct bits_last y, double z);
        double bits_between_floats(struct bits_between_floats x, long n, struct bits_between_floats y, double z);
        struct bits_behind_float bits_next(struct bits_behind_float x);
    )");
    const ctypes::library lib(CTYPES_TEST_CLIB);
    value behind(c.type("struct bits_behind_float")), first(c.type("struct bits_first")),
        last(c.type("struct bits_last"));
    value between(c.type("struct bits_between_floats"));
    behind["f"] = 2;
    behind["d"] = 3;
    first["d"] = 4;
    last["a"] = 5;
    between["f"] = 6;
    between["g"] = 7;
    CHECK(lib.function(c["bits_behind_float"])(behind, 8L, behind, 9.0).as<double>() ==
          20000 + 3000 + 800 + 20 + 3 + 0.9);
    CHECK(lib.function(c["bits_first"])(first, 8L, first, 9.0).as<double>() == 4000 + 800 + 40 + 9);
    CHECK(lib.function(c["bits_last"])(last, 8L, last, 9.0).as<double>() == 5000 + 800 + 50 + 9);
    CHECK(lib.function(c["bits_between_floats"])(between, 8L, between, 9.0).as<double>() ==
          60000 + 7000 + 800 + 60 + 7 + 0.9);
    CHECK(lib.function(c["bits_next"])(behind).to_string() == "{.f = 3, .d = 4}");
}
