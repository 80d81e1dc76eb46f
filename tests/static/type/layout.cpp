#include <ctypes/layout.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using ctypes::layout_of;
using std::string_view;

/// Whether member `i` of `T` is this.
template <class T>
consteval bool member_is(std::size_t i, string_view name, string_view type, std::size_t offset, std::size_t size) {
    const ctypes::member& m = layout_of<T>().members[i];
    return m.name == name && m.type == type && m.offset == offset && m.size == size && m.bit_width == 0;
}
/// Whether bit-field `i` of `T` is this. Compilers do not tell the names of bit-fields.
template <class T>
consteval bool bits_are(std::size_t i, string_view type, std::size_t first_bit, std::size_t width) {
    const ctypes::member& m = layout_of<T>().members[i];
    return m.type == type && m.bit_offset == first_bit && m.bit_width == width && m.offset == first_bit / 8;
}
template <class T>
consteval bool hole_is(std::size_t i, std::size_t offset, std::size_t size) {
    return layout_of<T>().paddings[i].offset == offset && layout_of<T>().paddings[i].size == size;
}
template <class T>
consteval bool counts(std::size_t members, std::size_t paddings) {
    return layout_of<T>().known && layout_of<T>().members.size() == members &&
           layout_of<T>().paddings.size() == paddings && layout_of<T>().size == sizeof(T) &&
           layout_of<T>().alignment == alignof(T);
}

struct empty {};
struct point {
    int x;
    double y;
    char tag[8];
};
struct gaps {
    char a;
    short b;
    char c;
    double d;
    bool e;
};
struct segment {
    point from, to;
    std::array<std::array<float, 2>, 3> grid;
    const point* next;
    int (*measure)(const segment*);
};
struct huge {
    char first;
    int values[100000];
    char last;
};
struct huge_matrix {
    double m[300][400];
    char text[4096];
    int n;
};
struct alignas(64) aligned {
    char c;
    alignas(16) int i;
};
struct [[gnu::packed]] packed {
    char c;
    int i;
    double d[2];
    short s;
};
struct complex_inside {
    std::complex<float> f;
    std::complex<double> d;
    std::complex<long double> l[2];
};
struct bits {
    unsigned mode : 3;
    unsigned level : 5;
    int whole;
    signed char sign : 4;
};
struct wide_bits {
    std::uint64_t a : 40;
    std::uint64_t b : 24;
    bool flag : 1;
    unsigned short rest : 9;
};
union either {
    int i;
    double d;
};
struct with_union {
    int kind;
    either value;
};
struct base {
    int x;
};
struct derived : base {
    int y;
};
struct registers { // of a device
    volatile unsigned control;
    unsigned status;
};
struct described : base {
    int y;
};

} // namespace

static_assert(layout_of<point>().name == "point" && !layout_of<point>().is_union && counts<point>(3, 1));
static_assert(member_is<point>(0, "x", "int", 0, 4) && member_is<point>(1, "y", "double", 8, 8));
static_assert(member_is<point>(2, "tag", "char[8]", 16, 8) && hole_is<point>(0, 4, 4));
static_assert(layout_of<point>().members[2].alignment == 1 &&
              layout_of<point>().members[1].alignment == alignof(double));
static_assert(layout_of<const point>().size == sizeof(point) && layout_of<const point>().members.size() == 3);

// padding between members and at the end
static_assert(counts<gaps>(5, 3));
static_assert(hole_is<gaps>(0, 1, 1) && hole_is<gaps>(1, 5, 3) && hole_is<gaps>(2, 17, 7));

static_assert(counts<segment>(5, 0) && member_is<segment>(1, "to", "point", sizeof(point), sizeof(point)));
static_assert(member_is<segment>(2, "grid", "float[3][2]", 48, 24));
static_assert(member_is<segment>(3, "next", "const point*", 72, sizeof(void*)));
static_assert(member_is<segment>(4, "measure", "int (*)(const segment*)", 80, sizeof(void*)));

// members of any length cost nothing to find
static_assert(counts<huge>(3, 2) && member_is<huge>(1, "values", "int[100000]", 4, 400000));
static_assert(member_is<huge>(2, "last", "char", 400004, 1) && hole_is<huge>(0, 1, 3) && hole_is<huge>(1, 400005, 3));
static_assert(counts<huge_matrix>(3, 1) && member_is<huge_matrix>(0, "m", "double[300][400]", 0, 960000));
static_assert(member_is<huge_matrix>(2, "n", "int", 964096, 4));

// alignment and packing are measured, not computed
static_assert(counts<aligned>(2, 2) && member_is<aligned>(1, "i", "int", 16, 4));
static_assert(hole_is<aligned>(0, 1, 15) && hole_is<aligned>(1, 20, 44));
static_assert(counts<packed>(4, 0) && layout_of<packed>().size == 23);
static_assert(member_is<packed>(1, "i", "int", 1, 4) && member_is<packed>(2, "d", "double[2]", 5, 16));
static_assert(member_is<packed>(3, "s", "short", 21, 2));
static_assert(layout_of<packed>().is_packed && !layout_of<point>().is_packed && !layout_of<aligned>().is_packed);
static_assert(!layout_of<bits>().is_packed && !layout_of<wide_bits>().is_packed && !layout_of<empty>().is_packed);
static_assert(counts<complex_inside>(3, alignof(long double) == 16 ? 1 : 0) &&
              member_is<complex_inside>(1, "d", "complex<double>", 8, 16));

// bit-fields have their place and width
static_assert(counts<bits>(4, 2) && hole_is<bits>(0, 1, 3) && hole_is<bits>(1, 9, 3));
static_assert(bits_are<bits>(0, "unsigned int", 0, 3) && bits_are<bits>(1, "unsigned int", 3, 5));
static_assert(layout_of<bits>().members[2].offset == 4 && layout_of<bits>().members[2].bit_width == 0);
static_assert(bits_are<bits>(3, "signed char", 64, 4));
static_assert(bits_are<wide_bits>(0, "unsigned long", 0, 40) && bits_are<wide_bits>(1, "unsigned long", 40, 24));
static_assert(bits_are<wide_bits>(2, "bool", 64, 1) && bits_are<wide_bits>(3, "unsigned short", 65, 9));

// what has no members, and what keeps them to itself
static_assert(counts<empty>(0, 1));
static_assert(layout_of<int>().name == "int" && layout_of<int>().size == 4 && layout_of<int>().members.empty());
static_assert(layout_of<char[3][4]>().size == 12 && layout_of<void*>().alignment == alignof(void*));
static_assert(layout_of<either>().is_union && !layout_of<either>().known && layout_of<either>().size == 8);
static_assert(counts<with_union>(2, 1) && member_is<with_union>(1, "value", "either", 8, 8));
static_assert(!layout_of<derived>().known && layout_of<derived>().size == 8);
static_assert(!layout_of<registers>().known && layout_of<registers>().size == 8);

// unless they are named
union number {
    int i;
    double d;
    char bytes[12];
};
template <>
struct ctypes::describe<number> : ctypes::members<&number::i, &number::d, &number::bytes> {};
template <>
struct ctypes::describe<described> : ctypes::members<&described::x, &described::y> {};
struct flags {
    unsigned mode : 4;
    unsigned : 4;
    unsigned rest : 8;
    int value;
};
template <>
struct ctypes::describe<flags> : ctypes::members<ctypes::bit_field<unsigned>("mode", 0, 4),
                                                 ctypes::bit_field<unsigned>("rest", 8, 8), &flags::value> {};
static_assert(counts<number>(3, 1) && layout_of<number>().is_union && hole_is<number>(0, 12, 4));
static_assert(member_is<number>(0, "i", "int", 0, 4) && member_is<number>(1, "d", "double", 0, 8));
static_assert(member_is<number>(2, "bytes", "char[12]", 0, 12));
static_assert(member_is<described>(0, "x", "int", 0, 4) && member_is<described>(1, "y", "int", 4, 4));
static_assert(bits_are<flags>(0, "unsigned int", 0, 4) && bits_are<flags>(1, "unsigned int", 8, 8));
static_assert(layout_of<flags>().members[0].name == "mode" && layout_of<flags>().members[1].name == "rest");
static_assert(member_is<flags>(2, "value", "int", 4, 4));
