// Functions of other conventions than the platform's: on x86-64 Windows', on 32-bit x86 three. The attribute cannot be
// a template argument (g++ drops it), so the cases for a convention come out of a macro.
#include "each.hpp"

#include <ctypes/calling_convention.hpp>
#include <ctypes/function.hpp>
#include <ctypes/interface.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <complex>
#include <type_traits>

namespace {

__extension__ typedef __complex__ float c_float;
__extension__ typedef __complex__ double c_double;
__extension__ typedef __complex__ long double c_long_double;

struct bytes { // by reference in Windows' convention, small as it is
    signed char b[3];
};

// As C has them.
#define FUNCTIONS(C)                                                                                                   \
    __attribute__((C)) double mixed_##C(int a, double b, three c, one d, long e, const char* text) {                   \
        return a + b + c.x + static_cast<double>(c.y) + c.z + d.x + static_cast<double>(e) + text[0];                  \
    }                                                                                                                  \
    __attribute__((C)) three changed_##C(three a, long double by) {                                                    \
        a.z += static_cast<int>(by);                                                                                   \
        return a;                                                                                                      \
    }                                                                                                                  \
    __attribute__((C)) bytes overwritten_##C(bytes a, int by) {                                                        \
        a.b[1] = static_cast<signed char>(by);                                                                         \
        return a;                                                                                                      \
    }                                                                                                                  \
    __attribute__((C)) double summed_##C(long double a, double by) {                                                   \
        a += by;                                                                                                       \
        return static_cast<double>(a);                                                                                 \
    }                                                                                                                  \
    __attribute__((C)) one smallest_##C(float a, one b) { return {static_cast<double>(a) + b.x}; }                     \
    __attribute__((C)) void stores_##C(int* to, signed char value) { *to = value; }                                    \
    __attribute__((C)) short narrow_##C(short a, unsigned char b, bool c) {                                            \
        return static_cast<short>(a * b * (c ? 1 : 2));                                                                \
    }                                                                                                                  \
    __attribute__((C)) c_float floats_##C(int n, c_float a, c_float b) { return static_cast<float>(n) * a + b; }       \
    __attribute__((C)) c_double doubles_##C(int n, c_double a, c_double b) { return n * a + b; }                       \
    __attribute__((C)) c_long_double long_doubles_##C(int n, c_long_double a, c_long_double b) { return n * a + b; }
EACH_CONVENTION(FUNCTIONS)

} // namespace

#define EXPORTED(C)                                                                                                    \
    extern "C" __attribute__((C)) double exported_##C(int, double, three);                                             \
    extern "C" __attribute__((C)) double exported_##C(int a, double b, three c) { return a - b * c.x; }
EACH_CONVENTION(EXPORTED)

#define CASES(C)                                                                                                       \
    TEST_CASE("a function of " #C " is called as C would, by the compiler and through libffi") {                       \
        const ctypes::function<ctypes::C<double(int, double, three, one, long, const char*)>> f(&mixed_##C);           \
        CHECK(f(1, 2, three{3, 4, 5}, one{6}, 7, "A") == 28 + 'A');                                                    \
        CHECK(ctypes::via_libffi(f)(1, 2, three{3, 4, 5}, one{6}, 7, "A") == 28 + 'A');                                \
        const ctypes::function<ctypes::C<three(three, long double)>> g(&changed_##C);                                  \
        CHECK(g({1, 2, 3}, 4).z == 7);                                                                                 \
        CHECK(ctypes::via_libffi(g)(three{1, 2, 3}, 4.0L).z == 7);                                                     \
        const ctypes::function<ctypes::C<one(float, one)>> h(&smallest_##C);                                           \
        CHECK(h(1.5F, {2}).x == 3.5);                                                                                  \
        CHECK(ctypes::via_libffi(h)(1.5F, one{2}).x == 3.5);                                                           \
        const ctypes::function<ctypes::C<void(int*, signed char)>> i(&stores_##C);                                     \
        int stored = 0;                                                                                                \
        i(&stored, static_cast<signed char>(-3));                                                                      \
        CHECK(stored == -3);                                                                                           \
        ctypes::via_libffi(i)(&stored, static_cast<signed char>(-4));                                                  \
        CHECK(stored == -4);                                                                                           \
        const ctypes::function<ctypes::C<short(short, unsigned char, bool)>> j(&narrow_##C);                           \
        const short minus = -5;                                                                                        \
        const unsigned char three_ = 3;                                                                                \
        CHECK(j(minus, three_, true) == -15);                                                                          \
        CHECK(ctypes::via_libffi(j)(minus, three_, false) == -30);                                                     \
    }                                                                                                                  \
    TEST_CASE("complex numbers cross by " #C " as C passes them") {                                                    \
        using f = std::complex<float>;                                                                                 \
        const ctypes::function<ctypes::C<f(int, f, f)>> floats(                                                        \
            reinterpret_cast<ctypes::signature<ctypes::C<f(int, f, f)>>::pointer>(                                     \
                reinterpret_cast<void (*)()>(&floats_##C)));                                                           \
        CHECK(floats(3, f(1, 2), f(10, 20)) == f(13, 26));                                                             \
        CHECK(ctypes::via_libffi(floats)(3, f(1, 2), f(10, 20)) == f(13, 26));                                         \
        using d = std::complex<double>;                                                                                \
        const ctypes::function<ctypes::C<d(int, d, d)>> doubles(                                                       \
            reinterpret_cast<ctypes::signature<ctypes::C<d(int, d, d)>>::pointer>(                                     \
                reinterpret_cast<void (*)()>(&doubles_##C)));                                                          \
        CHECK(doubles(3, d(1, 2), d(10, 20)) == d(13, 26));                                                            \
        CHECK(ctypes::via_libffi(doubles)(3, d(1, 2), d(10, 20)) == d(13, 26));                                        \
        using l = std::complex<long double>;                                                                           \
        const ctypes::function<ctypes::C<l(int, l, l)>> long_doubles(                                                  \
            reinterpret_cast<ctypes::signature<ctypes::C<l(int, l, l)>>::pointer>(                                     \
                reinterpret_cast<void (*)()>(&long_doubles_##C)));                                                     \
        CHECK(long_doubles(3, l(1, 2), l(10, 20)) == l(13, 26));                                                       \
        CHECK(ctypes::via_libffi(long_doubles)(3, l(1, 2), l(10, 20)) == l(13, 26));                                   \
    }                                                                                                                  \
    TEST_CASE("what C does to its copies by " #C " stays there, also through libffi") {                                \
        const ctypes::function<ctypes::C<three(three, long double)>> f(&changed_##C);                                  \
        const three mine{1, 2, 3};                                                                                     \
        CHECK(ctypes::via_libffi(f)(mine, 4.0L).z == 7);                                                               \
        CHECK(mine.z == 3);                                                                                            \
        const ctypes::function<ctypes::C<bytes(bytes, int)>> g(&overwritten_##C);                                      \
        const bytes few{{1, 2, 3}};                                                                                    \
        CHECK(ctypes::via_libffi(g)(few, 9).b[1] == 9);                                                                \
        CHECK(few.b[1] == 2);                                                                                          \
        const ctypes::function<ctypes::C<double(long double, double)>> h(&summed_##C);                                 \
        const long double one_and_half = 1.5L;                                                                         \
        CHECK(ctypes::via_libffi(h)(one_and_half, 2.0) == 3.5);                                                        \
        CHECK(one_and_half == 1.5L);                                                                                   \
    }                                                                                                                  \
    TEST_CASE("the convention " #C " comes from a header, from a pointer, and by a member's type") {                   \
        const ctypes::library self = ctypes::library::self();                                                          \
        const auto from_header = self.function<&::exported_##C>();                                                     \
        static_assert(                                                                                                 \
            std::is_same_v<decltype(from_header), const ctypes::function<ctypes::C<double(int, double, three)>>>);     \
        CHECK(from_header(7, 2, three{3, 4, 5}) == 1);                                                                 \
        const ctypes::function deduced(&exported_##C);                                                                 \
        static_assert(std::is_same_v<decltype(deduced), decltype(from_header)>);                                       \
        CHECK(deduced(7, 2, three{3, 4, 5}) == 1);                                                                     \
        struct interface {                                                                                             \
            ctypes::function<ctypes::C<double(int, double, three)>> exported_##C;                                      \
        };                                                                                                             \
        CHECK(self.bind<interface>().exported_##C(7, 2, three{3, 4, 5}) == 1);                                         \
        CHECK(                                                                                                         \
            self.try_function<ctypes::C<double(int, double, three)>>("exported_" #C).value()(7, 2, three{3, 4, 5}) ==  \
            1);                                                                                                        \
        CHECK(ctypes::with_errno(deduced)(7, 2, three{3, 4, 5}).value == 1);                                           \
    }                                                                                                                  \
    TEST_CASE("checks work with " #C) {                                                                                \
        const ctypes::function<ctypes::C<one(float, one)>> f(&smallest_##C);                                           \
        const auto checked = f.check([](const one& result) { return result.x; });                                      \
        CHECK(checked(1.0F, one{2}) == 3);                                                                             \
    }                                                                                                                  \
    TEST_CASE("the pointer has the convention " #C) {                                                                  \
        using own = ctypes::signature<ctypes::C<short(short, unsigned char, bool)>>;                                   \
        static_assert(own::convention == ctypes::convention::C);                                                       \
        own::pointer pointer = &narrow_##C; /* which g++ refuses for another */                                        \
        CHECK(pointer(2, 3, true) == 6);                                                                               \
    }
EACH_CONVENTION(CASES)

#if defined(__x86_64__) && !defined(_WIN32)
TEST_CASE("sysv_abi is the platform's convention here, and the words of 32-bit x86 are") {
    using own = ctypes::signature<ctypes::sysv_abi<int(int)>>;
    static_assert(own::convention == ctypes::convention::platform);
    static_assert(std::is_same_v<own::pointer, int (*)(int)>);
    const ctypes::function<ctypes::sysv_abi<int(int)>> f([](int n) { return n + 1; });
    CHECK(f(2) == 3);
    static_assert(ctypes::signature<ctypes::fastcall<int(int)>>::convention == ctypes::convention::platform);
    const ctypes::function<ctypes::stdcall<int(int)>> g([](int n) { return n + 2; });
    CHECK(g(2) == 4);
}
#endif
