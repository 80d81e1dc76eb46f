// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/float128.hpp - the C++ type of C's __float128 and _Float128, where the compiler has one beside long double.
//
//     if constexpr (is_float128<T>) ...
#pragma once

#include <type_traits>

namespace ctypes::detail::runtime {

#if defined(__SIZEOF_FLOAT128__)
__extension__ typedef __float128 float128;
#else
using float128 = long double; // as 64-bit ARM has it
#endif

template <class T>
inline constexpr bool is_float128 = std::is_same_v<T, float128> && !std::is_same_v<T, long double>;

} // namespace ctypes::detail::runtime
