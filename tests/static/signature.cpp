#include <ctypes/signature.hpp>

#include <type_traits>

namespace {

template <class F, class R, class Parameters, bool Variadic>
inline constexpr bool is_taken_apart =
    std::is_same_v<typename ctypes::signature<F>::result, R>&&
        std::is_same_v<typename ctypes::signature<F>::parameters, Parameters>&& ctypes::signature<F>::arity ==
    Parameters::size&& ctypes::signature<F>::variadic == Variadic;

struct point {
    int x, y;
};
using ctypes::types;

} // namespace

static_assert(is_taken_apart<void(), void, types<>, false>);
static_assert(is_taken_apart<double(double), double, types<double>, false>);
static_assert(
    is_taken_apart<point(point, const char*, long double), point, types<point, const char*, long double>, false>);
static_assert(is_taken_apart<int(const char*, ...), int, types<const char*>, true>);
static_assert(is_taken_apart<void(...), void, types<>, true>);

// noexcept says nothing to C
static_assert(is_taken_apart<int(int) noexcept, int, types<int>, false>);
static_assert(is_taken_apart<int(int, ...) noexcept, int, types<int>, true>);
static_assert(std::is_same_v<ctypes::signature<int(int) noexcept>::type, int(int)>);
static_assert(std::is_same_v<ctypes::signature<int(int, ...) noexcept>::type, int(int, ...)>);

// a pointer to a function is as good as the function type
static_assert(is_taken_apart<int (*)(short), int, types<short>, false>);
static_assert(is_taken_apart<int (*)(short, ...), int, types<short>, true>);
static_assert(is_taken_apart<int (*)(short) noexcept, int, types<short>, false>);
static_assert(is_taken_apart<int (*)(short, ...) noexcept, int, types<short>, true>);
static_assert(std::is_same_v<ctypes::signature<int (*)(short) noexcept>::type, int(short)>);
static_assert(std::is_same_v<ctypes::signature<int (*)(short)>::pointer, int (*)(short)>);
static_assert(std::is_same_v<ctypes::signature<int(short, ...)>::pointer, int (*)(short, ...)>);

// parameters are adjusted by the language: no const, arrays and functions are pointers
static_assert(is_taken_apart<void(const int), void, types<int>, false>);
static_assert(is_taken_apart<void(int[4], double[2][3]), void, types<int*, double (*)[3]>, false>);
static_assert(is_taken_apart<void(int(int)), void, types<int (*)(int)>, false>);

static_assert(ctypes::types<>::size == 0 && ctypes::types<int, int>::size == 2);

static_assert(ctypes::detail::is_function_pointer<void (*)(int)>);
static_assert(ctypes::detail::is_function_pointer<int (*)(const char*, ...)>);
static_assert(!ctypes::detail::is_function_pointer<void*>);
static_assert(!ctypes::detail::is_function_pointer<void (**)(int)>);
static_assert(!ctypes::detail::is_function_pointer<void(int)>);
static_assert(ctypes::detail::any_function_pointer<types<int, void (*)()>>);
static_assert(!ctypes::detail::any_function_pointer<types<int, void*>>);
static_assert(!ctypes::detail::any_function_pointer<types<>>);
