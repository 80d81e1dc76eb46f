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
void check() {
    const std::string bytes = std::to_string(Bytes);
    const ctypes::dynamic::declarations c("typedef float v __attribute__((vector_size(" + bytes +
                                          "))); struct r { char tag; v value; };");
    CAPTURE(Bytes);
    CHECK(c.type("v").size() == Bytes);
    CHECK(c.type("v").alignment() == alignof(typename record<Bytes>::vector));
    CHECK(c.type("struct r").size() == sizeof(record<Bytes>));
    CHECK(c.type("struct r").alignment() == alignof(record<Bytes>));
    CHECK(c.type("struct r").members()[1].offset == offsetof(record<Bytes>, value));
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
