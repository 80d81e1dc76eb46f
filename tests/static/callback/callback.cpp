#include <ctypes/callback.hpp>

#include <type_traits>
#include <utility>

namespace {

using ints = ctypes::callback<int(int)>;
using pointer = int (*)(int);

static_assert(!std::is_copy_constructible_v<ints> && !std::is_copy_assignable_v<ints>);
static_assert(std::is_nothrow_move_constructible_v<ints> && std::is_nothrow_move_assignable_v<ints>);
static_assert(std::is_nothrow_default_constructible_v<ints>);
static_assert(sizeof(ints) == sizeof(void*));

// a named callback is the C function pointer, a temporary is none (tests/compile_fail/callback/temporary.cpp)
static_assert(std::is_convertible_v<ints&, pointer> && std::is_convertible_v<const ints&, pointer>);
static_assert(!std::is_convertible_v<ints&, int (*)(long)> && !std::is_convertible_v<ints&, void*>);
static_assert(std::is_constructible_v<bool, ints&>);
static_assert(std::is_same_v<decltype(std::declval<const ints&>().pointer()), pointer>);
static_assert(std::is_same_v<ints::pointer_type, pointer>);

// records and pointers of any kind are fine
struct point {
    int x, y;
};
static_assert(sizeof(ctypes::callback<point(point, const point*, double (*)(point))>) == sizeof(void*));

// deduced signatures
[[maybe_unused]] int function(int, const char*) noexcept { return 0; }
[[maybe_unused]] const auto lambda = [](point, int) { return 1.0; };
[[maybe_unused]] auto changing = [n = 0](int by) mutable noexcept { return n += by; };
using ctypes::callback;
static_assert(std::is_same_v<decltype(callback(lambda)), callback<double(point, int)>>);
static_assert(std::is_same_v<decltype(callback(changing)), callback<int(int)>>);
static_assert(std::is_same_v<decltype(callback(changing, ctypes::error_result(3))), callback<int(int)>>);
static_assert(std::is_same_v<decltype(callback(&function)), callback<int(int, const char*)>>);
static_assert(std::is_base_of_v<callback<int(int)>, callback<int (*)(int)>>);

// pools are sized for all signatures or for one
static_assert(ctypes::callback_pool_size<int(int)> == CTYPES_CALLBACK_POOL_SIZE);

// one cache line a slot, whatever the signature
static_assert(sizeof(ctypes::detail::trampoline_slot<ctypes::convention::platform, void>) == 64);
static_assert(sizeof(ctypes::detail::trampoline_slot<ctypes::convention::platform, point, point, double, double>) ==
              64);

// records beyond two registers go to the callable by reference, all else as it came
struct large {
    long numbers[5];
};
static_assert(std::is_same_v<ctypes::detail::passed<large>, large&&>);
static_assert(std::is_same_v<ctypes::detail::passed<point>, point>);
static_assert(std::is_same_v<ctypes::detail::passed<long double>, long double>);

} // namespace
