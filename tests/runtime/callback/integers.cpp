#include <doctest/doctest.h>

#include <limits>
#include <type_traits>
#include <vector>

#include "scalars.hpp"

template <class T>
std::vector<T> values() {
    if constexpr (std::is_same_v<T, bool>)
        return {false, true};
    else if constexpr (std::is_enum_v<T>)
        return {cb_red, cb_green, cb_blue};
    else
        return {T(0), T(1), T(-1), T(-2), T(0x5a), std::numeric_limits<T>::min(), std::numeric_limits<T>::max()};
}

TEST_CASE("every integer crosses a callback, in and out, in registers and on the stack, on both routes") {
#define CHECK_SCALAR(name, type) check_scalar<type>(#name);
    CB_INTEGERS(CHECK_SCALAR)
#undef CHECK_SCALAR
}

#ifdef __SIZEOF_INT128__
TEST_CASE("a 128-bit integer crosses a pool callback") {
    __extension__ typedef __int128 wide;
    const ctypes::callback<wide(wide, int)> times = [](wide value, int by) { return value * by; };
    const wide big = (wide{5} << 70) + 3;
    CHECK(bool(times(big, -4) == big * -4));
}
#endif
