// Vectors in C text have the alignment that the compiler gives them, which g++ bounds by its vector registers.
#include <doctest/doctest.h>

#include <ctypes/dynamic.hpp>

#include <cstddef>
#include <string>

#if defined(__GNUC__)
namespace {

template <int Bytes>
struct record {
    typedef float vector __attribute__((vector_size(Bytes)));
    char tag;
    vector value;
};
template <int Bytes>
struct raised {
    char tag;
    typename record<Bytes>::vector value __attribute__((aligned(2 * Bytes)));
};

template <int Bytes>
void check() {
    const std::string bytes = std::to_string(Bytes);
    const ctypes::dynamic::declarations c(
        "typedef float v __attribute__((vector_size(" + bytes +
        "))); struct r { char tag; v value; }; union u { v value; int n; };"
        "struct raised { char tag; v value __attribute__((aligned(2 * " +
        bytes +
        "))); };"
        "struct outer { struct r inner[2]; }; typedef v aligned __attribute__((aligned(4096)));"
        "v variable;");
    CAPTURE(Bytes);
    CHECK(c.type("v").size() == Bytes);
    CHECK(c.type("v").alignment() == alignof(typename record<Bytes>::vector));
    CHECK(c.type("struct r").size() == sizeof(record<Bytes>));
    CHECK(c.type("struct r").alignment() == alignof(record<Bytes>));
    CHECK(c.type("struct r").members()[1].offset == offsetof(record<Bytes>, value));

    const auto said = [&c](const char* text) { return c.evaluate(text).template as<std::size_t>(); };
    CHECK(said("_Alignof(v)") == alignof(typename record<Bytes>::vector));
    CHECK(said("alignof(const v)") == alignof(typename record<Bytes>::vector));
    CHECK(said("_Alignof(v[3])") == alignof(typename record<Bytes>::vector));
    CHECK(said("_Alignof(struct r)") == alignof(record<Bytes>));
    CHECK(said("_Alignof(union u)") == alignof(record<Bytes>));
    CHECK(said("_Alignof(struct outer[2])") == alignof(record<Bytes>));
    CHECK(said("_Alignof(struct raised)") == alignof(raised<Bytes>));
    CHECK(said("_Alignof(aligned)") == 4096);
    CHECK(said("_Alignof(variable)") == alignof(typename record<Bytes>::vector));
    CHECK(said("__alignof__(v)") == __alignof__(typename record<Bytes>::vector)); // the preferred one
    CHECK(said("sizeof(struct outer)") == 2 * sizeof(record<Bytes>));
}

} // namespace

TEST_CASE("a vector in C text is aligned as the compiler aligns it") {
    check<8>();
    check<16>();
    check<32>();
    check<64>();
    check<128>();
    check<512>();
}
#endif
