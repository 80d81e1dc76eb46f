#include <ctypes/function.hpp>
#include <ctypes/last_error.hpp>
#include <ctypes/libffi_call.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace {

struct pair {
    int a, b;
};
using plain = ctypes::function<double(int, const char*)>;
using variadic = ctypes::function<int(const char*, ...)>;
using from_record = ctypes::function<pair(pair, pair)>;
using from_noexcept = ctypes::function<int(int) noexcept>;

template <class F, class... A>
using result_of = decltype(std::declval<const F&>()(std::declval<A>()...));

} // namespace

static_assert(std::is_same_v<plain::result_type, double> &&
              std::is_same_v<plain::pointer, double (*)(int, const char*)>);
static_assert(std::is_same_v<from_noexcept::pointer, int (*)(int)>);
static_assert(std::is_nothrow_move_constructible_v<plain> && std::is_copy_constructible_v<plain>);
static_assert(std::is_default_constructible_v<variadic> && std::is_copy_assignable_v<variadic>);
static_assert(!std::is_convertible_v<plain, bool> && std::is_constructible_v<bool, plain>);
static_assert(!std::is_constructible_v<plain, double (*)(long, const char*)>); // another signature is another function
static_assert(std::is_constructible_v<ctypes::function<int(int)>, int (*)(int) noexcept>);

// what a call returns
static_assert(std::is_same_v<result_of<plain, short, std::string>, double>);
static_assert(std::is_same_v<result_of<variadic, const char*, int, double>, int>);
static_assert(std::is_same_v<result_of<from_record, pair, const pair&>, pair>);
static_assert(std::is_same_v<decltype(std::declval<from_record>()({1, 2}, {3, 4})), pair>);
static_assert(std::is_void_v<result_of<ctypes::function<void()>>>);
static_assert(std::is_same_v<decltype(ctypes::via_libffi(std::declval<plain>())(1, "")), double>);
static_assert(std::is_same_v<decltype(ctypes::libffi_call<float(int)>(nullptr, 1)), float>);
static_assert(std::is_same_v<decltype(ctypes::with_errno(std::declval<plain>())(1, "").value), double>);
static_assert(std::is_same_v<decltype(std::declval<plain>().rethrowing()(1, "")), double>);

// behind the dots: C's default argument promotions
using ctypes::detail::promoted_t;
enum class narrow : unsigned char {};
static_assert(std::is_same_v<promoted_t<char>, int> && std::is_same_v<promoted_t<bool&>, int>);
static_assert(std::is_same_v<promoted_t<const short&>, int> && std::is_same_v<promoted_t<unsigned short>, int>);
static_assert(std::is_same_v<promoted_t<char16_t>, int> && std::is_same_v<promoted_t<char32_t>, unsigned>);
static_assert(std::is_same_v<promoted_t<int>, int> && std::is_same_v<promoted_t<unsigned>, unsigned>);
static_assert(std::is_same_v<promoted_t<long>, long> &&
              std::is_same_v<promoted_t<unsigned long long>, unsigned long long>);
static_assert(std::is_same_v<promoted_t<float>, double> && std::is_same_v<promoted_t<long double>, long double>);
static_assert(std::is_same_v<promoted_t<narrow>, int> && std::is_same_v<promoted_t<std::byte>, int>);
static_assert(std::is_same_v<promoted_t<std::nullptr_t>, void*>);
static_assert(std::is_same_v<promoted_t<const char (&)[5]>, const char*> &&
              std::is_same_v<promoted_t<int (&)[2][3]>, int (*)[3]>);
static_assert(std::is_same_v<promoted_t<int (&)(int)>, int (*)(int)>);
static_assert(std::is_same_v<promoted_t<const std::string&>, const char*>);
static_assert(std::is_same_v<promoted_t<const pair&>, pair>);
