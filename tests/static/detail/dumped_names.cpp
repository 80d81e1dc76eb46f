#include <ctypes/detail/reflect/dumped_names.hpp>

#include "bit_field_names.hpp"

#include <ctypes/layout.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <string_view>

namespace {

using ctypes::layout_of;
using ctypes::detail::dumped;
using std::string_view;

/// Whether the members of `T` are called so, in order; those that begin with a colon are bit-fields.
template <class T>
consteval bool named(auto... expected) {
    const string_view names[] = {expected...};
    const auto members = layout_of<T>().members;
    if (!layout_of<T>().known || members.size() != sizeof...(expected)) return false;
    for (std::size_t i = 0; i < sizeof...(expected); ++i) {
        const bool bits = names[i].starts_with(':');
        if (bits != (members[i].bit_width != 0)) return false;
        if (members[i].name != (!bits ? names[i] : tells_bit_fields ? names[i].substr(1) : "")) return false;
    }
    return true;
}

struct plain {
    unsigned mode : 3;
    int level : 5;
    int whole;
    bool flag : 1;
};
static_assert(dumped<plain>.count == (tells_bit_fields ? 4 : 0));
static_assert(!tells_bit_fields || (dumped<plain>.members[1].name == "level" && dumped<plain>.members[1].width == 5));
static_assert(!tells_bit_fields || (dumped<plain>.members[2].name == "whole" && dumped<plain>.members[2].width == 0));
static_assert(named<plain>(":mode", ":level", "whole", ":flag"));

// Const members, arrays, enums, pointers, unnamed bit-fields that move nothing measurable.
enum class shade : unsigned char { light };
struct many {
    const unsigned fixed : 4;
    unsigned : 0;
    int after : 30;
    char text[4][2];
    const char* pointer;
    int (*function)(int);
    shade hue : 2;
    shade whole_hue;
    std::array<int, 2> array;
    std::complex<float> z;
    unsigned long long wide : 64;
};
static_assert(named<many>(":fixed", ":after", "text", "pointer", "function", ":hue", "whole_hue", "array", "z",
                          ":wide"));

// Members of records in the record are not taken for its own: bases, classes with private members, unnamed ones.
struct inner {
    unsigned low : 1, high : 2;
    struct {
        int deep : 3;
    } deeper;
};
struct base {
    int first;
    unsigned bits : 2;
};
struct derived : base {
    int second;
};
class hidden {
public:
    constexpr int sum() const { return value_ + bits_; }

private:
    int value_ = 0;
    int bits_ : 3 = 0;
};
static_assert(hidden{}.sum() == 0);
union number {
    int i;
    float f;
};
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#endif
struct with_anonymous {
    int before : 1;
    struct {
        int inside : 2;
        int also;
    };
    union {
        int one;
        float other;
    };
};
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
struct nested {
    inner a;
    int own : 7;
    derived b;
    hidden c;
    number d;
    with_anonymous e;
    inner f[2];
    int last : 9;
};
static_assert(named<nested>("a", ":own", "b", "c", "d", "e", "f", ":last"));

// Packed ones.
struct [[gnu::packed]] packed {
    unsigned low : 20;
    unsigned high : 20;
    unsigned char rest;
};
static_assert(named<packed>(":low", ":high", "rest"));
// g++ binds no reference to a member that packing has moved, and so has no address to take its name from.
struct [[gnu::packed]] moved {
    unsigned bits : 4;
    int whole;
};
#if defined(__clang__)
static_assert(named<moved>(":bits", "whole"));
#else
static_assert(layout_of<moved>().members[1].name.empty() && layout_of<moved>().members[1].offset == 1);
#endif

// In templates and functions.
template <class T>
struct pair {
    T first : 3;
    T second : 4;
    pair* next;
};
static_assert(named<pair<unsigned>>(":first", ":second", "next"));
static_assert([] {
    struct local {
        int x : 3;
        int y : 4;
    };
    return named<local>(":x", ":y");
}());

// A bit-field in a record in a union cannot be read in a constant expression: the names stay unknown, and others right.
union parts {
    unsigned whole;
    struct {
        unsigned low : 16, high : 16;
    } halves;
};
struct device {
    unsigned status : 8;
    parts value;
};
static_assert(dumped<device>.count == 0);
static_assert(layout_of<device>().members[0].name.empty() && layout_of<device>().members[0].bit_width == 8);
static_assert(layout_of<device>().members[1].name == "value");

} // namespace
