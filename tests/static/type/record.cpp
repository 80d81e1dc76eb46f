#include <ctypes/ffi_type_of.hpp>

#include <array>
#include <complex>
#include <cstddef>

namespace {

using ctypes::ffi_type_of;
using ctypes::has_ffi_type;

struct incomplete;
struct point {
    int x;
    double y;
    char tag[8];
};
struct segment {
    point from, to;
    point more[2][3];
};
struct node {
    node* next;
    node* (*step)(node, const node*);
    int value;
};
struct page {
    char text[4096];
};
struct huge {
    char first;
    int values[100000];
};
struct numbers {
    bool b;
    wchar_t w;
    char16_t c;
    std::byte byte;
    long double ld;
    std::complex<double> z;
    std::array<short, 3> s;
};
enum class color : unsigned char { red };
struct painted {
    color c;
    color many[3];
};
struct hundred {
    int a[100];
    struct {
        char c;
        double d;
    } unnamed[50];
};

} // namespace

// One record per type, at an address the linker knows: nothing is built at run time.
[[maybe_unused]] static constinit ffi_type* of_point = ffi_type_of<point>();
[[maybe_unused]] static constinit ffi_type* of_huge = ffi_type_of<huge>();
static_assert(ffi_type_of<point>() == ffi_type_of<const point>());
static_assert(ffi_type_of<point>() != ffi_type_of<segment>());
static_assert(ffi_type_of<int[3]>() == ffi_type_of<std::array<int, 3>>() &&
              ffi_type_of<int[3]>() != ffi_type_of<int[4]>());

// What libffi can describe.
static_assert(has_ffi_type<void>() && has_ffi_type<int>() && has_ffi_type<long double>() && has_ffi_type<void*>());
static_assert(has_ffi_type<point>() && has_ffi_type<const point>() && has_ffi_type<segment>() && has_ffi_type<node>());
static_assert(has_ffi_type<point[3]>() && has_ffi_type<const point[2][3]>() && has_ffi_type<std::array<point, 4>>());
static_assert(has_ffi_type<page>() && has_ffi_type<huge>() && has_ffi_type<painted>() && has_ffi_type<hundred>());
static_assert(has_ffi_type<incomplete*>() && has_ffi_type<int (*)(incomplete)>());
#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
static_assert(has_ffi_type<std::complex<float>>() && has_ffi_type<numbers>());
#endif

// What libffi lays out otherwise than C, or has no type for, travels as a record made for the calling convention.
constexpr bool convention_known = ctypes::abi::supported;
struct bits {
    unsigned a : 3, b : 5;
};
struct with_bits {
    bits b[2];
};
struct [[gnu::packed]] packed {
    char c;
    int i;
};
struct [[gnu::packed]] packed_alike { // packed, but alignment says so too
    char c, d;
};
struct alignas(64) aligned {
    int i;
};
struct with_aligned_member {
    char c;
    alignas(16) int i;
};
union number {
    int i;
    double d;
};
template <>
struct ctypes::describe<number> : ctypes::members<&number::i, &number::d> {};
struct with_number {
    int kind;
    number value;
};
static_assert(has_ffi_type<bits>() == convention_known && has_ffi_type<with_bits>() == convention_known);
static_assert(has_ffi_type<packed>() == convention_known && has_ffi_type<packed_alike>());
static_assert(has_ffi_type<aligned>() == convention_known && has_ffi_type<aligned[2]>() == convention_known);
static_assert(has_ffi_type<with_aligned_member>() == convention_known);
static_assert(has_ffi_type<number>() == convention_known && has_ffi_type<with_number>() == convention_known);
#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 int128;
static_assert(has_ffi_type<int128>() == convention_known);
#endif

// Not described: what C cannot pass, and members nobody has named.
union either {
    int i;
    double d;
};
struct with_either {
    int kind;
    either value;
};
struct with_reference {
    int& r;
};
struct shape {
    virtual ~shape() = default;
};
// Unnamed bit-fields that must be there, from what they move, but may be said by nobody.
struct unseen_first {
    long long : 64;
    double d;
};
struct unseen_last {
    double d;
    long long : 40;
};
struct unseen_between {
    unsigned a : 4;
    unsigned : 32;
    unsigned b : 4;
};
struct unseen_in_memory {
    unsigned a : 4;
    long long : 64;
    unsigned b : 4;
};
inline constexpr bool unseen_do_not_matter = convention_known && !ctypes::abi::unnamed_bits_matter;
static_assert(has_ffi_type<unseen_first>() == unseen_do_not_matter &&
              has_ffi_type<unseen_last>() == unseen_do_not_matter);
static_assert(!has_ffi_type<unseen_between>());
#if !defined(__clang__) // which does not know the members of this one
static_assert(has_ffi_type<unseen_in_memory>() == convention_known);
#endif
static_assert(!has_ffi_type<either>() && !has_ffi_type<with_either>());
static_assert(!has_ffi_type<with_reference>() && !has_ffi_type<shape>() && !has_ffi_type<int&>() &&
              !has_ffi_type<incomplete>());
