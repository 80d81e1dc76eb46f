#include <ctypes/ffi_type_of.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using ctypes::c_type;
using ctypes::detail::refusal;
template <class T>
inline constexpr refusal why = ctypes::detail::why_refused<T>();

struct incomplete;
enum plain { one };
enum class scoped : unsigned char { red };
enum class opaque : long;
struct point {
    int x;
    double y;
};
struct nested {
    point p[2];
    nested* next;
    void (*call)(nested);
};
struct derived : point {
    int z;
};
union either {
    int i;
    double d;
};
struct bits {
    unsigned a : 3, b : 5;
};
struct [[gnu::packed]] packed {
    char c;
    int i;
};
struct alignas(64) aligned {
    int i;
};
struct empty {};
struct with_constructor_template { // still an aggregate: no constructor of its own
    int x = 1;
    int twice() const { return 2 * x; }
};

} // namespace

// scalars, all of them
static_assert(c_type<void> && c_type<bool> && c_type<char> && c_type<signed char> && c_type<unsigned char>);
static_assert(c_type<short> && c_type<unsigned short> && c_type<int> && c_type<unsigned> && c_type<long>);
static_assert(c_type<unsigned long> && c_type<long long> && c_type<unsigned long long>);
static_assert(c_type<float> && c_type<double> && c_type<long double>);
static_assert(c_type<wchar_t> && c_type<char8_t> && c_type<char16_t> && c_type<char32_t> && c_type<std::byte>);
static_assert(c_type<std::complex<float>> && c_type<std::complex<double>> && c_type<std::complex<long double>>);
static_assert(c_type<plain> && c_type<scoped> && c_type<opaque>);
static_assert(c_type<const int> && c_type<volatile double> && c_type<const point>);

// pointers to anything, complete or not
static_assert(c_type<int*> && c_type<const void*> && c_type<void**> && c_type<incomplete*> && c_type<std::nullptr_t>);
static_assert(c_type<int (*)(int)> && c_type<int (*)(const char*, ...)> && c_type<void (*)(incomplete)>);
static_assert(c_type<std::string*> && c_type<int (*)[4]>);

// records
static_assert(c_type<point> && c_type<nested> && c_type<derived> && c_type<either> && c_type<bits>);
static_assert(c_type<packed> && c_type<aligned> && c_type<empty> && c_type<with_constructor_template>);
static_assert(c_type<std::array<int, 3>> && c_type<std::array<point, 3>> && c_type<int[4]> && c_type<point[2][3]>);
#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 int128;
static_assert(c_type<int128>);
#endif

// what C does not have, and why
struct shape {
    virtual ~shape() = default;
};
struct virtual_base : virtual point {};
struct with_reference {
    int& r;
};
struct with_string {
    std::string s;
};
struct with_destructor {
    int x;
    ~with_destructor() {}
};
struct with_copy {
    int x = 0;
    with_copy() = default;
    with_copy(const with_copy& other) : x(other.x) {}
};
class with_private_member {
    [[maybe_unused]] int x = 0;
};
class with_constructor {
public:
    explicit with_constructor(int value) : x(value) {}
    int x;
};
static_assert(why<int&> == refusal::reference && why<const point&> == refusal::reference);
static_assert(why<int&&> == refusal::reference);
static_assert(why<int(int)> == refusal::function);
static_assert(why<int point::*> == refusal::member_pointer && why<int (point::*)()> == refusal::member_pointer);
static_assert(why<incomplete> == refusal::incomplete);
static_assert(why<int[]> == refusal::unbounded_array);
static_assert(why<shape> == refusal::polymorphic);
static_assert(why<with_string> == refusal::not_trivial && why<with_destructor> == refusal::not_trivial);
static_assert(why<with_copy> == refusal::not_trivial);
static_assert(why<with_reference> == refusal::reference_member);
static_assert(why<with_private_member> == refusal::not_aggregate);
static_assert(why<with_constructor> == refusal::not_aggregate);
static_assert(!c_type<virtual_base>);
static_assert(why<std::string> == refusal::string && why<std::vector<int>> == refusal::range);
static_assert(why<std::string_view> == refusal::string_view && why<std::span<int>> == refusal::range);
static_assert(why<std::unique_ptr<int>> == refusal::not_trivial && why<std::shared_ptr<int>> == refusal::not_trivial);
static_assert(why<std::function<void()>> == refusal::callable);
static_assert(!c_type<std::string_view> && !c_type<std::span<int>>);
static_assert(why<with_string[3]> == refusal::not_trivial); // arrays are what their elements are
static_assert(why<shape[2][2]> == refusal::polymorphic);

// a class C sees as something libffi knows joins by a specialisation
class fixed_point {
public:
    explicit fixed_point(double value) : raw_(static_cast<std::int32_t>(value * 65536)) {}
    double value() const { return raw_ / 65536.0; }

private:
    std::int32_t raw_;
};
template <>
struct ctypes::ffi_type_traits<fixed_point> : ctypes::ffi_type_traits<std::int32_t> {};
static_assert(c_type<fixed_point>);
static_assert(ctypes::ffi_type_of<fixed_point>() == &ffi_type_sint32);
static_assert(ctypes::has_ffi_type<fixed_point>());
