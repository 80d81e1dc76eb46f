#include <ctypes/detail/call/argument.hpp>

#include <array>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using ctypes::detail::passage;
template <class To, class From>
inline constexpr passage how = ctypes::detail::passage_of<To, From>();

enum plain { one };
enum class scoped { one };
struct base {
    int x;
};
struct derived : base {
    int y;
};
struct other {
    int x;
};
using function_pointer = int (*)(int);
struct capturing {
    int captured;
    int operator()(int) const { return captured; }
};

} // namespace

// numbers, as in C++; but a fraction is not dropped silently
static_assert(how<double, int> == passage::converts && how<float, double> == passage::converts);
static_assert(how<char, long> == passage::converts && how<unsigned, int> == passage::converts);
static_assert(how<int, bool> == passage::converts && how<bool, int> == passage::converts);
static_assert(how<int, plain> == passage::converts && how<double, plain> == passage::converts);
static_assert(how<int, double> == passage::loses_fraction && how<long, float&> == passage::loses_fraction);
static_assert(how<char, const long double&> == passage::loses_fraction &&
              how<plain, double> == passage::loses_fraction);
static_assert(how<bool, double> == passage::converts);
static_assert(how<int, scoped> == passage::refused && how<scoped, int> == passage::refused);
static_assert(how<plain, int> == passage::refused && how<scoped, scoped> == passage::converts);

// strings
static_assert(how<const char*, std::string> == passage::c_string &&
              how<const char*, const std::string&> == passage::c_string);
static_assert(how<char*, std::string&> == passage::c_string && how<char*, const std::string&> == passage::refused);
static_assert(how<const void*, std::string&> == passage::c_string);
static_assert(how<const wchar_t*, std::wstring> == passage::c_string &&
              how<const char16_t*, std::u16string> == passage::c_string);
static_assert(how<const char*, const char (&)[4]> == passage::converts && how<char*, char (&)[4]> == passage::converts);
static_assert(how<char*, const char (&)[4]> == passage::refused);
static_assert(how<const char*, std::string_view> == passage::unterminated);
static_assert(how<const void*, std::string_view> == passage::elements); // C gets a length beside it
static_assert(how<const wchar_t*, std::string> == passage::refused &&
              how<const wchar_t*, std::string_view> == passage::refused);

// elements
static_assert(how<const int*, std::vector<int>> == passage::elements &&
              how<int*, std::vector<int>&> == passage::elements);
static_assert(how<int*, const std::vector<int>&> == passage::refused &&
              how<int*, std::array<int, 3>&> == passage::elements);
static_assert(how<const int*, std::span<const int>> == passage::elements &&
              how<int*, std::span<int>> == passage::elements);
static_assert(how<int*, std::span<const int>> == passage::refused && how<const int*, int (&)[3]> == passage::converts);
static_assert(how<const double*, std::vector<int>> == passage::refused &&
              how<const int*, std::list<int>> == passage::refused);
static_assert(how<const bool*, std::vector<bool>&> == passage::refused);
static_assert(how<int (*)[3], int (&)[2][3]> == passage::converts &&
              how<int (*)[3], int (&)[2][4]> == passage::refused);

// pointers
static_assert(how<int*, std::nullptr_t> == passage::converts &&
              how<function_pointer, std::nullptr_t> == passage::converts);
static_assert(how<base*, derived*> == passage::converts && how<derived*, base*> == passage::refused);
static_assert(how<const base*, base*&> == passage::converts && how<base*, const base*> == passage::refused);
static_assert(how<void*, other*> == passage::converts && how<base*, other*> == passage::refused &&
              how<base*, void*> == passage::refused);
static_assert(how<int*, int> == passage::integer_for_pointer && how<const char*, bool> == passage::integer_for_pointer);
static_assert(how<long, int*> == passage::refused && how<int*, double> == passage::refused);
static_assert(how<int*, std::unique_ptr<int>> == passage::refused);

// functions
static_assert(how<function_pointer, int (&)(int)> == passage::converts &&
              how<function_pointer, int (*)(long)> == passage::other_signature);
static_assert(how<function_pointer, decltype([](int x) { return x; })> == passage::converts);
static_assert(how<function_pointer, capturing> == passage::needs_callback);
static_assert(how<function_pointer, void*> == passage::refused && how<void*, function_pointer> == passage::refused);

// records, by their own type only
static_assert(how<base, base> == passage::converts && how<base, const base&> == passage::converts);
static_assert(how<base, derived> == passage::converts && how<derived, base> == passage::refused);
static_assert(how<base, other> == passage::refused);

// a value of the parameter's own type is not copied on the way
static_assert(std::is_same_v<decltype(ctypes::detail::convert<base>(std::declval<const base&>())), const base&>);
static_assert(std::is_same_v<decltype(ctypes::detail::convert<base>(std::declval<base>())), base&&>);
static_assert(std::is_same_v<decltype(ctypes::detail::convert<double>(1)), double>);
