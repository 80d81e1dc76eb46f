#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "scalars.hpp"

template <class T>
std::vector<T> values() {
    if constexpr (std::is_pointer_v<T>)
        return {nullptr, "here", reinterpret_cast<T>(~std::uintptr_t{0})};
    else if constexpr (std::is_floating_point_v<T>)
        return {T(0), T(-1.5), T(1) / 3, std::numeric_limits<T>::max(), std::numeric_limits<T>::denorm_min()};
    else
        return {T(0, 0), T(-1.5f, 0.25f), T(3, -7)};
}

TEST_CASE("floating-point numbers, complex ones and pointers cross a callback in every position on both routes") {
#define CHECK_SCALAR(name, type) check_scalar<type>(#name);
    CB_OTHERS(CHECK_SCALAR)
#undef CHECK_SCALAR
}
