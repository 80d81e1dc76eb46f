#include <ctypes/type_name.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace outer {
struct point {
    int x;
};
enum class color : unsigned char { red };
enum plain { one };
union either {
    int i;
    float f;
};
namespace inner {
struct deep {
    int x;
};
} // namespace inner
typedef struct {
    int x;
} aliased;
} // namespace outer
struct global {
    int x;
};
struct holder {
    struct {
        int x;
    } unnamed;
    union {
        int i;
        float f;
    } either;
    enum { some } kind;
};

namespace {
using ctypes::type_name;
} // namespace

// C's words for what C has, whatever the compiler calls it
static_assert(type_name<void>() == "void");
static_assert(type_name<bool>() == "bool");
static_assert(type_name<char>() == "char");
static_assert(type_name<signed char>() == "signed char");
static_assert(type_name<unsigned char>() == "unsigned char");
static_assert(type_name<short>() == "short");
static_assert(type_name<unsigned short>() == "unsigned short");
static_assert(type_name<int>() == "int");
static_assert(type_name<unsigned>() == "unsigned int");
static_assert(type_name<long>() == "long");
static_assert(type_name<unsigned long>() == "unsigned long");
static_assert(type_name<long long>() == "long long");
static_assert(type_name<unsigned long long>() == "unsigned long long");
static_assert(type_name<float>() == "float");
static_assert(type_name<double>() == "double");
static_assert(type_name<long double>() == "long double");
static_assert(type_name<wchar_t>() == "wchar_t");
static_assert(type_name<char8_t>() == "char8_t");
static_assert(type_name<char16_t>() == "char16_t");
static_assert(type_name<char32_t>() == "char32_t");
static_assert(type_name<std::nullptr_t>() == "nullptr_t");
static_assert(type_name<std::byte>() == "byte");

// qualifiers and pointers stand where C has them
static_assert(type_name<const int>() == "const int");
static_assert(type_name<volatile int>() == "volatile int");
static_assert(type_name<const volatile int>() == "const volatile int");
static_assert(type_name<int*>() == "int*");
static_assert(type_name<const char*>() == "const char*");
static_assert(type_name<char* const>() == "char* const");
static_assert(type_name<const char* const>() == "const char* const");
static_assert(type_name<const char**>() == "const char**");
static_assert(type_name<void*>() == "void*");

// arrays: extents in order, behind the element
static_assert(type_name<int[3]>() == "int[3]");
static_assert(type_name<int[2][3]>() == "int[2][3]");
static_assert(type_name<char[4096]>() == "char[4096]");
static_assert(type_name<char[100000][12]>() == "char[100000][12]");
static_assert(type_name<const char* [4]>() == "const char*[4]");
static_assert(type_name<const int[5]>() == "const int[5]");
static_assert(type_name<int[]>() == "int[]");
static_assert(type_name<std::array<double, 7>>() == "double[7]");
static_assert(type_name<std::array<std::array<float, 2>, 3>>() == "float[3][2]");
static_assert(type_name<std::array<float[2], 3>>() == "float[3][2]");
static_assert(type_name<std::array<float, 2>[3]>() == "float[3][2]");

// functions and pointers to them
static_assert(type_name<double(int, const char*)>() == "double(int, const char*)");
static_assert(type_name<void()>() == "void(void)");
static_assert(type_name<int(const char*, ...)>() == "int(const char*, ...)");
static_assert(type_name<int (*)(const void*, const void*)>() == "int (*)(const void*, const void*)");
static_assert(type_name<void (*)(int, ...)>() == "void (*)(int, ...)");
static_assert(type_name<void (*)()>() == "void (*)(void)");

// the user's own names, without the namespaces C does not have
static_assert(type_name<global>() == "global");
static_assert(type_name<outer::point>() == "point");
static_assert(type_name<outer::inner::deep>() == "deep");
static_assert(type_name<outer::color>() == "color");
static_assert(type_name<outer::plain>() == "plain");
static_assert(type_name<outer::either>() == "either");
static_assert(type_name<outer::aliased>() == "aliased");
static_assert(type_name<outer::point*>() == "point*");
static_assert(type_name<outer::inner::deep[4]>() == "deep[4]");

// and a fixed word for what has none, not a path and a line
static_assert(type_name<decltype(holder::unnamed)>() == "(unnamed struct)");
static_assert(type_name<decltype(holder::either)>() == "(unnamed union)");
static_assert(type_name<decltype(holder::kind)>() == "(unnamed enum)");
