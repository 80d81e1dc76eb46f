#include <ctypes/call/function.hpp>
#include <ctypes/call/libffi.hpp>
#include <ctypes/signature/convention.hpp>

#include <doctest/doctest.h>

#if defined(__x86_64__) && !defined(_WIN32)

#include <type_traits>

namespace {

struct three { // 24 bytes: by reference in Windows' convention
    double x;
    long y;
    int z;
};
struct one { // 8 bytes: in an integer register there
    double x;
};

__attribute__((ms_abi)) double mixed(int a, double b, three c, one d, long e, const char* text) {
    return a + b + c.x + static_cast<double>(c.y) + c.z + d.x + static_cast<double>(e) + text[0];
}
__attribute__((ms_abi)) three changed(three a, long double by) {
    a.z += static_cast<int>(by);
    return a;
}
__attribute__((ms_abi)) one smallest(float a, one b) { return {static_cast<double>(a) + b.x}; }
__attribute__((ms_abi)) void stores(int* to, signed char value) { *to = value; }

} // namespace

TEST_CASE("a function of Windows' convention is called by the compiler as C would") {
    const ctypes::function<ctypes::ms_abi<double(int, double, three, one, long, const char*)>> f(&mixed);
    CHECK(f(1, 2, three{3, 4, 5}, one{6}, 7, "A") == 28 + 'A');
    const ctypes::function<ctypes::ms_abi<three(three, long double)>> g(&changed);
    CHECK(g({1, 2, 3}, 4).z == 7);
    const ctypes::function<ctypes::ms_abi<void(int*, signed char)>> h(&stores);
    int stored = 0;
    h(&stored, static_cast<signed char>(-3));
    CHECK(stored == -3);
}

TEST_CASE("through libffi the convention is the same") {
    const ctypes::function<ctypes::ms_abi<double(int, double, three, one, long, const char*)>> f(&mixed);
    CHECK(ctypes::via_libffi(f)(1, 2, three{3, 4, 5}, one{6}, 7, "A") == 28 + 'A');
    const ctypes::function<ctypes::ms_abi<three(three, long double)>> g(&changed);
    CHECK(ctypes::via_libffi(g)(three{1, 2, 3}, 4.0L).z == 7);
    const ctypes::function<ctypes::ms_abi<one(float, one)>> h(&smallest);
    CHECK(ctypes::via_libffi(h)(1.5F, one{2}).x == 3.5);
}

TEST_CASE("the pointer has the convention, sysv_abi is the platform's here") {
    using windows = ctypes::signature<ctypes::ms_abi<int(int)>>;
    static_assert(windows::convention == ctypes::convention::ms_abi);
    using own = ctypes::signature<ctypes::sysv_abi<int(int)>>;
    static_assert(own::convention == ctypes::convention::platform);
    static_assert(std::is_same_v<own::pointer, int (*)(int)>);
    const ctypes::function<ctypes::sysv_abi<int(int)>> f([](int n) { return n + 1; });
    CHECK(f(2) == 3);
}

TEST_CASE("checks work with every convention") {
    const ctypes::function<ctypes::ms_abi<one(float, one)>> f(&smallest);
    const auto checked = f.check([](const one& result) { return result.x; });
    CHECK(checked(1.0F, one{2}) == 3);
}

#endif
