// What a union with a long double in it is made of, by its C text: see tests/c_fixtures/merged.h, which says where each travels.
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <string>

namespace dynamic = ctypes::dynamic;

TEST_CASE("a member of a union counts as a whole, whatever is in it") {
    const std::string records = R"(
        struct merged_parts { long a; float b; int c; };
        struct merged_pair { float a; int b; };
        union merged_named { long double x; struct merged_parts parts; };
        union merged_anonymous { long double x; struct { long a; float b; int c; }; };
        union merged_first { struct { float a; int b; float c; int d; }; long double x; };
        union merged_array { long double x; struct merged_pair pairs[2]; };
        struct merged_inside { union merged_anonymous u; };
        union merged_bits { long double x; struct { long a; float b; unsigned c : 9, d : 7; }; };
        union merged_halves { long double x; struct { int a; double b; }; };
        union merged_members { long double x; float f; long pair[2]; };
        )";
    const ctypes::library clib(CTYPES_TEST_CLIB);
    for (const std::string type :
         {"union merged_named", "union merged_anonymous", "union merged_first", "union merged_array",
          "struct merged_inside", "union merged_bits", "union merged_halves", "union merged_members"}) {
        CAPTURE(type);
        const std::string name = type.substr(type.find(' ') + 1);
        const dynamic::declarations c(records + type + " give_" + name + "(int first);" + //
                                      "long take_" + name + "(long before, double d, " + type + " u, long after);");
        const dynamic::value u = clib.function(c["give_" + name])(3);
        // 1 + 2 + 4 * 1000, and ten bytes from 3 on, each times its place
        CHECK(clib.function(c["take_" + name])(1, 2.0, u, 4).as<long>() == 4498);
    }
}
