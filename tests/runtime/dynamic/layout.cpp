// The layout of run-time records beside the compiler's own.
#include <ctypes/dynamic/declarations.hpp>

#include <doctest/doctest.h>

using ctypes::dynamic::declarations;

TEST_CASE("a bit-field may straddle its type's boundary where packing limits alignment, and nowhere else") {
    struct natural {
        unsigned short a : 3;
        unsigned short b : 7;
        signed char c : 8;
        unsigned char d;
    };
#pragma pack(push, 2)
    struct limited {
        unsigned short a : 3;
        unsigned short b : 7;
        signed char c : 8;
        unsigned short d : 6;
        unsigned char e;
    };
    struct one {
        signed char a : 5;
        signed char b : 5;
        unsigned short c : 7;
    };
#pragma pack(pop)
    const declarations c(
        "struct natural { unsigned short a : 3; unsigned short b : 7; signed char c : 8; unsigned char d; };\n"
        "#pragma pack(push, 2)\n"
        "struct limited { unsigned short a : 3; unsigned short b : 7; signed char c : 8; unsigned short d : 6; "
        "unsigned char e; };"
        "struct one { signed char a : 5; signed char b : 5; unsigned short c : 7; };");
    CHECK(c.type("struct natural").size() == sizeof(natural));
    CHECK(c.type("struct limited").size() == sizeof(limited));
    CHECK(c.type("struct one").size() == sizeof(one));
}

TEST_CASE("a bit-field without a width moves on to its type's boundary, whatever the packing") {
    struct natural {
        bool a : 1;
        int : 0;
        unsigned short b : 12;
        char c;
    };
#pragma pack(push, 2)
    struct limited {
        bool a : 1;
        int : 0;
        unsigned short b : 12;
        char c;
    };
    struct long_one {
        char a[3];
        bool b : 1;
        long long : 0;
        char c;
    };
#pragma pack(pop)
    const declarations c("struct natural { _Bool a : 1; int : 0; unsigned short b : 12; char c; };\n"
                         "#pragma pack(push, 2)\n"
                         "struct limited { _Bool a : 1; int : 0; unsigned short b : 12; char c; };"
                         "struct long_one { char a[3]; _Bool b : 1; long long : 0; char c; };");
    CHECK(c.type("struct natural").size() == sizeof(natural));
    CHECK(c.type("struct limited").size() == sizeof(limited));
    CHECK(c.type("struct limited").alignment() == alignof(limited));
    CHECK(c.type("struct long_one").size() == sizeof(long_one));
    CHECK(c.type("struct long_one").alignment() == alignof(long_one)); // 8 on AArch64, 2 on x86-64
}
