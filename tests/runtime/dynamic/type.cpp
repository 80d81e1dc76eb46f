// Types made by builders, from C++ types and from other types.
#include <ctypes/dynamic/layout_text.hpp>
#include <ctypes/dynamic/record_builder.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include "bit_field_names.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <sstream>
#include <string>

namespace dynamic = ctypes::dynamic;
using dynamic::type;

namespace {

struct point {
    int x;
    double y;
    char tag[8];
};
struct chain {
    chain* next;
    const point* at;
    int (*compare)(const void*, const void*);
};
enum class shade : unsigned char { light, dark };

} // namespace

TEST_CASE("a type of a C++ record has its layout") {
    const type t = type::of<point>();
    CHECK(t.size() == sizeof(point));
    CHECK(t.alignment() == alignof(point));
    REQUIRE(t.members().size() == 3);
    CHECK(t.member("y").offset == offsetof(point, y));
    CHECK(t.member("tag").type.spelling() == "char [8]");
    CHECK(t.spelling() == "struct point");
    CHECK_THROWS_WITH_AS(static_cast<void>(t.member("z")), "'struct point' has no member 'z'", ctypes::error);
}

TEST_CASE("bit-fields of a C++ record have their names where the compiler tells them, else numbers") {
    struct flags {
        unsigned mode : 3;
        int whole;
        int level : 5;
    };
    const auto members = type::of<flags>().members();
    REQUIRE(members.size() == 3);
    CHECK(members[0].name == (tells_bit_fields ? "mode" : "bits0"));
    CHECK(members[1].name == "whole");
    CHECK(members[2].name == (tells_bit_fields ? "level" : "bits2"));
    CHECK(members[2].bit_offset == 64);
    CHECK(members[2].bit_width == 5);
}

TEST_CASE("a C++ record that points to itself has a type that does") {
    const type t = type::of<chain>();
    CHECK(t.member("next").type.target() == t);
    CHECK(t.member("next").type.target().is_complete());
    CHECK(t.member("at").type.spelling() == "const struct point *");
    CHECK(t.member("compare").type.spelling("f") == "int (*f)(const void *, const void *)");
}

TEST_CASE("scalars are what the platform has") {
    CHECK(type::of<long>().size() == sizeof(long));
    CHECK(type::of<unsigned char>().spelling() == "unsigned char");
    CHECK_FALSE(type::of<unsigned>().is_signed());
    CHECK(type::of<double>().is_signed());
    CHECK(type::of<shade>().size() == 1);
    CHECK(type::of<shade>().target() == type::of<unsigned char>());
    CHECK_FALSE(type().is_complete());
    CHECK(type::of<const int>().is_const());
    CHECK(type::of<const int>() != type::of<int>());
}

TEST_CASE("derived types spell as C declares them") {
    const type i = type::of<int>();
    CHECK(i.pointer().array(3).spelling() == "int *[3]");
    CHECK(i.array(3).pointer().spelling("p") == "int (*p)[3]");
    CHECK(i.constant().pointer().spelling() == "const int *");
    CHECK(i.pointer().constant().spelling("p") == "int *const p");
    const type f = type::function(i, {type::of<double>(), i.array(2)}, true);
    CHECK(f.spelling("f") == "int f(double, int *, ...)");
    CHECK(type::function(type(), {}).spelling("g") == "void g(void)");
    CHECK(f.pointer().array(2).spelling("h") == "int (*h[2])(double, int *, ...)");
    CHECK(f.is_variadic());
    CHECK(i.array(4).length() == 4);
    CHECK_FALSE(i.length().has_value());
}

TEST_CASE("what C has no type for is refused") {
    CHECK_THROWS_AS(static_cast<void>(type().array(2)), ctypes::error);
    CHECK_THROWS_AS(static_cast<void>(type::of<int>().array(static_cast<std::size_t>(-1) / 2)), ctypes::error);
    CHECK_THROWS_AS(static_cast<void>(type::function(type::of<int>().array(2), {})), ctypes::error);
    CHECK_THROWS_AS(static_cast<void>(type::function(type(), {type()})), ctypes::error);
}

TEST_CASE("a built record is laid out as C lays it out") {
    dynamic::record_builder b("struct mixed");
    b.add("c", type::of<char>()).add("d", type::of<double>()).add_bits("low", type::of<unsigned>(), 3);
    b.add_bits("high", type::of<unsigned>(), 30).add("s", type::of<short>());
    const type t = b.build();
    struct mixed {
        char c;
        double d;
        unsigned low : 3;
        unsigned high : 30;
        short s;
    };
    CHECK(t.size() == sizeof(mixed));
    CHECK(t.alignment() == alignof(mixed));
    CHECK(t.member("s").offset == offsetof(mixed, s));
    CHECK(t.member("low").bit_offset == 128);
    CHECK(t.member("high").bit_offset == 160);
    CHECK_THROWS_AS(b.build(), ctypes::error);
    CHECK_THROWS_AS(b.add("late", type::of<int>()), ctypes::error);
}

TEST_CASE("packed and aligned records, and unions") {
    dynamic::record_builder packed("struct packed");
    CHECK(packed.packed().add("c", type::of<char>()).add("d", type::of<double>()).build().size() == 9);
    dynamic::record_builder pack("struct pack");
    CHECK(pack.pack(2).add("c", type::of<char>()).add("d", type::of<double>()).build().size() == 10);
    dynamic::record_builder aligned("struct aligned");
    CHECK(aligned.aligned(32).add("c", type::of<char>()).build().size() == 32);
    dynamic::record_builder u("union number");
    const type number = u.add("i", type::of<int>()).add("d", type::of<double>()).build();
    CHECK(number.kind() == dynamic::kind::union_);
    CHECK(number.size() == 8);
    CHECK(number.member("d").offset == 0);
    CHECK_THROWS_AS(aligned.aligned(3), ctypes::error);
}

TEST_CASE("a record can point to itself, and is freed all the same") {
    const std::size_t before = dynamic::live_types();
    {
        type list;
        {
            dynamic::record_builder b("struct list");
            b.add("value", type::of<int>()).add("next", b.self().pointer()).add("all", b.self().pointer().pointer());
            list = b.build();
        }
        CHECK(list.member("next").type.target() == list);
        CHECK(list.member("all").type.target().target().size() == list.size());
        CHECK(list.pointer().spelling() == "struct list *");
        CHECK(dynamic::live_types() > before);
    }
    CHECK(dynamic::live_types() == before);
}

TEST_CASE("members of a builder are checked") {
    dynamic::record_builder b("struct s");
    b.add("a", type::of<int>());
    CHECK_THROWS_AS(b.add("a", type::of<int>()), ctypes::error);
    CHECK_THROWS_AS(b.add("v", type()), ctypes::error);
    CHECK_THROWS_AS(b.add_bits("b", type::of<int>(), 33), ctypes::error);
    CHECK_THROWS_AS(b.add_bits("b", type::of<double>(), 3), ctypes::error);
    CHECK_THROWS_AS(b.add_bits("b", type::of<int>(), 0), ctypes::error);
}

TEST_CASE("records are the same when tag and members are") {
    const auto make = [](const char* name, bool wide) {
        dynamic::record_builder b(name);
        b.add("x", wide ? type::of<double>() : type::of<float>());
        return b.build();
    };
    CHECK(make("struct a", true) == make("struct a", true));
    CHECK(make("struct a", true) != make("struct b", true));
    CHECK(make("struct a", true) != make("struct a", false));
    CHECK(make("struct a", true).pointer() == make("struct a", true).pointer());
}

TEST_CASE("the layout prints as that of a C++ type does") {
    CHECK(dynamic::layout_text(type::of<point>()) == "struct point: 24 bytes, aligned to 8\n"
                                                     "  offset  size  type      member\n"
                                                     "       0     4  int       x\n"
                                                     "       4     4            (padding)\n"
                                                     "       8     8  double    y\n"
                                                     "      16     8  char [8]  tag\n");
    std::ostringstream out;
    out << type::of<point>().pointer();
    CHECK(out.str() == "struct point *");
}
