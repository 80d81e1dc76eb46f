#include <ctypes/detail/reflect/tied_members.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using namespace ctypes::detail;
using std::string_view;

/// Whether `T` has exactly these members, by type.
template <class T, class... M>
inline constexpr bool has = member_count<T> == sizeof...(M) && std::is_same_v<members_of<T>, member_list<M...>>;

/// Whether the members of `T` are called so, in order, with nothing left over.
template <class T>
consteval bool named(auto... names) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return sizeof...(names) == member_count<T> && ((string_view(names) == member_name<T, I>()) && ...);
    }
    (std::make_index_sequence<sizeof...(names)>{});
}

/// Whether the members of `T` begin there, in order.
template <class T>
consteval bool placed(auto... offsets) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return sizeof...(offsets) == member_count<T> && ((std::size_t(offsets) == member_offset<T, I>()) && ...);
    }
    (std::make_index_sequence<sizeof...(offsets)>{});
}

enum class color : unsigned char { red };
enum plain { one };
struct empty {};
struct incomplete;

struct single {
    int value;
};
struct point {
    int x;
    double y;
    char tag[8];
};
struct segment {
    point from, to;
    const char* name;
};
struct deep {
    struct middle {
        struct inner {
            short s[3];
            char c;
        } in[2];
        long l;
    } m;
    bool last;
};

} // namespace

static_assert(member_count<empty> == 0);
static_assert(has<single, int> && named<single>("value") && placed<single>(0));
static_assert(has<point, int, double, char[8]>);
static_assert(named<point>("x", "y", "tag"));
static_assert(placed<point>(0, offsetof(point, y), offsetof(point, tag)));
static_assert(has<segment, point, point, const char*> && named<segment>("from", "to", "name"));
static_assert(placed<segment>(0, sizeof(point), 2 * sizeof(point)));
static_assert(has<deep, deep::middle, bool> && has<deep::middle, deep::middle::inner[2], long>);
static_assert(has<deep::middle::inner, short[3], char> && named<deep::middle::inner>("s", "c"));
static_assert(placed<deep::middle::inner>(0, 6));

// Arrays: one member each, however long and of however many dimensions.
struct arrays_first {
    int a[3];
    int b;
};
struct matrices {
    char before;
    float m[3][4];
    short t[2][3][4];
    char after;
};
struct page {
    char text[4096];
};
struct huge {
    char first;
    int values[100000];
    char last;
};
struct huge_matrix {
    double m[300][400];
    int n;
};
struct record_arrays {
    point p[5];
    point q[2][3];
    single s[1];
};
struct std_arrays {
    std::array<int, 3> a;
    std::array<point, 2> p;
    std::array<std::array<char, 4>, 4> grid;
};
struct array_of_pointers {
    const char* names[4];
    void (*calls[3])(int);
    int (*row)[4];
};
static_assert(has<arrays_first, int[3], int> && named<arrays_first>("a", "b") && placed<arrays_first>(0, 12));
static_assert(has<matrices, char, float[3][4], short[2][3][4], char>);
static_assert(named<matrices>("before", "m", "t", "after") && placed<matrices>(0, 4, 52, 100));
static_assert(has<page, char[4096]> && named<page>("text"));
static_assert(has<huge, char, int[100000], char> && named<huge>("first", "values", "last"));
static_assert(placed<huge>(0, 4, 400004));
static_assert(has<huge_matrix, double[300][400], int> && placed<huge_matrix>(0, sizeof(double) * 120000));
static_assert(has<record_arrays, point[5], point[2][3], single[1]> && named<record_arrays>("p", "q", "s"));
static_assert(placed<record_arrays>(0, 5 * sizeof(point), 11 * sizeof(point)));
static_assert(has<std_arrays, std::array<int, 3>, std::array<point, 2>, std::array<std::array<char, 4>, 4>>);
static_assert(named<std_arrays>("a", "p", "grid"));
static_assert(has<array_of_pointers, const char* [4], void (*[3])(int), int (*)[4]>);
static_assert(named<array_of_pointers>("names", "calls", "row"));

// Members of every kind.
struct scalars {
    bool b;
    char c;
    signed char sc;
    unsigned char uc;
    short s;
    unsigned short us;
    int i;
    unsigned u;
    long l;
    unsigned long ul;
    long long ll;
    unsigned long long ull;
    float f;
    double d;
    long double ld;
    wchar_t w;
    char8_t c8;
    char16_t c16;
    char32_t c32;
    std::byte byte;
    std::nullptr_t null;
};
struct enums {
    color c;
    plain p;
    color many[3];
};
struct complexes {
    std::complex<float> f;
    int between;
    std::complex<double> d;
    std::complex<long double> ld;
    std::complex<double> many[2];
};
struct complex_alone {
    std::complex<double> z;
};
struct node {
    node* next;
    node* children[2];
    int value;
};
struct handle {
    incomplete* opaque;
    incomplete** list;
    const volatile void* address;
};
struct operations {
    int (*open)(const char*, int);
    int (*print)(const char*, ...);
    node* (*step)(node, void (*)(node*));
    void (*close)(int) noexcept;
};
struct with_constants {
    const int fixed;
    const char* const name;
};
struct with_defaults {
    int a = 3;
    double b = 0.5;
    char c[4] = "abc";
};
struct with_functions {
    int x;
    static inline int shared = 0;
    int twice() const { return 2 * x; }
    double y;
};
struct with_alignment {
    char c;
    alignas(32) int i;
    char d;
};
struct [[gnu::packed]] packed {
    char c;
    int i;
    double d;
    short s;
};
static_assert(has<scalars, bool, char, signed char, unsigned char, short, unsigned short, int, unsigned, long,
                  unsigned long, long long, unsigned long long, float, double, long double, wchar_t, char8_t, char16_t,
                  char32_t, std::byte, std::nullptr_t>);
static_assert(named<scalars>("b", "c", "sc", "uc", "s", "us", "i", "u", "l", "ul", "ll", "ull", "f", "d", "ld", "w",
                             "c8", "c16", "c32", "byte", "null"));
static_assert(has<enums, color, plain, color[3]> && named<enums>("c", "p", "many"));
static_assert(
    has<complexes, std::complex<float>, int, std::complex<double>, std::complex<long double>, std::complex<double>[2]>);
static_assert(named<complexes>("f", "between", "d", "ld", "many"));
static_assert(has<complex_alone, std::complex<double>> && named<complex_alone>("z"));
static_assert(has<node, node*, node* [2], int> && named<node>("next", "children", "value"));
static_assert(has<handle, incomplete*, incomplete**, const volatile void*> &&
              named<handle>("opaque", "list", "address"));
static_assert(has<operations, int (*)(const char*, int), int (*)(const char*, ...), node* (*)(node, void (*)(node*)),
                  void (*)(int) noexcept>);
static_assert(named<operations>("open", "print", "step", "close"));
static_assert(has<with_constants, int, const char*> && named<with_constants>("fixed", "name"));
static_assert(has<with_defaults, int, double, char[4]> && named<with_defaults>("a", "b", "c"));
static_assert(has<with_functions, int, double> && named<with_functions>("x", "y"));
static_assert(placed<with_alignment>(0, 32, 36));
static_assert(has<packed, char, int, double, short>);

// A base class counts as one, an anonymous union as well; a member may be empty, or a union.
union either {
    int i;
    float f;
};
struct with_union {
    int kind;
    either value;
    int after;
};
struct with_empty {
    int before;
    empty nothing;
    int after;
};
static_assert(has<with_union, int, either, int> && named<with_union>("kind", "value", "after"));
static_assert(has<with_empty, int, empty, int> && named<with_empty>("before", "nothing", "after"));

// Bit-fields are members; what has no address is seen as one.
struct bits {
    unsigned a : 3, b : 5;
    int whole;
    unsigned c : 1;
};
static_assert(member_count<bits> == 4);
static_assert(!without_bit_fields<bits> && without_bit_fields<point>);
static_assert(bit_field_at<bits, 0> && bit_field_at<bits, 1> && !bit_field_at<bits, 2> && bit_field_at<bits, 3>);

// As many members as there can be, and one more.
#define TEN(p) p##0, p##1, p##2, p##3, p##4, p##5, p##6, p##7, p##8, p##9
struct hundred {
    int TEN(a), TEN(b), TEN(c), TEN(d), TEN(e), TEN(f), TEN(g), TEN(h), TEN(i), TEN(j);
};
struct hundred_and_one {
    int TEN(a), TEN(b), TEN(c), TEN(d), TEN(e), TEN(f), TEN(g), TEN(h), TEN(i), TEN(j), last;
};
struct two_hundred {
    int TEN(a), TEN(b), TEN(c), TEN(d), TEN(e), TEN(f), TEN(g), TEN(h), TEN(i), TEN(j);
    int TEN(k), TEN(l), TEN(m), TEN(n), TEN(o), TEN(p), TEN(q), TEN(r), TEN(s), TEN(t);
};
static_assert(member_count<hundred> == 100 && member_name<hundred, 99>() == "j9");
static_assert(member_offset<hundred, 99>() == 99 * sizeof(int));
static_assert(member_count<hundred_and_one> == member_limit && member_count<two_hundred> == member_limit);

// Empty records take no braces in a list of initializers, arrays need them.
struct some_turns {
    empty a;
    int b[2];
    empty c;
    int d[2];
};
static_assert(member_count<some_turns> == 4);
struct many_turns {
    empty a;
    int b[2];
    empty c;
    int d[2];
    empty e;
    int f[2];
    empty g;
};
static_assert(member_count<many_turns> == member_limit); // not seven, and not four
