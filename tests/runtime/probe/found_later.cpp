// What no constant tells with clang, and with pointers about: records that differ in unnamed bit-fields or in #pragma pack.
#include <ctypes/probe.hpp>

#include "bit_field_names.hpp"

#include <doctest/doctest.h>

#include <string>

using ctypes::layout_difference;

namespace {

struct plain {
    unsigned a : 4, b : 4;
    const char* c;
};
struct with_unnamed {
    unsigned a : 4;
    unsigned : 4;
    unsigned b : 4;
    const char* c;
};
struct with_unnamed_of_another_name {
    unsigned first : 4;
    unsigned : 4;
    unsigned second : 4;
    const char* text;
};
struct units {
    unsigned a : 20, b : 20;
};
#pragma pack(push, 4)
struct crossing {
    unsigned a : 20, b : 20;
};
#pragma pack(pop)
struct moved {
    unsigned a : 4;
    unsigned : 32;
    unsigned b : 4;
};
template <class T>
struct around {
    int before;
    T inside[2];
};

const std::string b = tells_bit_fields ? ", `b`" : "";

} // namespace

TEST_CASE("when the program runs, bit-fields are compared where they are") {
    CHECK(layout_difference<plain, with_unnamed>() == "member 1" + b + ": bits 4..7 here, bits 8..11 there");
    CHECK(layout_difference<with_unnamed_of_another_name, with_unnamed>() == "");
    CHECK(layout_difference<units, crossing>() == "member 1" + b + ": bits 32..51 here, bits 20..39 there");
    CHECK(layout_difference<crossing, crossing>() == "");
    CHECK(layout_difference<moved, moved>() == "");
    CHECK(layout_difference<const units, moved>().starts_with("member 0"));
}

TEST_CASE("so are those of records in arrays in records") {
    CHECK(layout_difference<around<plain>, around<with_unnamed>>() ==
          "member 1, `inside`: its elements: in it member 1" + b + ": bits 4..7 here, bits 8..11 there");
    CHECK(layout_difference<around<with_unnamed>, around<with_unnamed_of_another_name>>() == "");
}
