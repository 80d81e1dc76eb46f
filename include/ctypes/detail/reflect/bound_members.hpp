// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/bound_members.hpp - structured bindings, by number of members, for what PFR cannot refer to.
//
// A bit-field has no address, and g++ binds no reference to a member of a packed record: PFR's tuple of references
// then refers to temporaries that are gone. Here the values are used while the bindings are alive, and addresses are
// taken of the bindings themselves. By number, as C++20 has no packs of bindings (C++26 has, P1061).
//
// Written by cmake/write_bindings.cmake.
#pragma once

#include <cstddef>
#include <type_traits>

namespace ctypes::detail {

/// The most members of a record with bit-fields that are found without ctypes::describe.
inline constexpr std::size_t bound_limit = 40;

/// What is called with the members of a record: their values, or, where there is no bit-field, their addresses.
enum class bound { values, addresses };

// clang-format off
/// `f` of the `N` members of `t`. One function: compilers compare a new overload with all before it.
template <bound Way, std::size_t N, class T, class F>
constexpr auto with_bound(const T& t, F f) {
    if constexpr (N == 1) {
        const auto& [m1] = t;
        if constexpr (Way == bound::values)
            return f(m1);
        else
            return f(&m1);
    }
    if constexpr (N == 2) {
        const auto& [m1, m2] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2);
        else
            return f(&m1, &m2);
    }
    if constexpr (N == 3) {
        const auto& [m1, m2, m3] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3);
        else
            return f(&m1, &m2, &m3);
    }
    if constexpr (N == 4) {
        const auto& [m1, m2, m3, m4] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4);
        else
            return f(&m1, &m2, &m3, &m4);
    }
    if constexpr (N == 5) {
        const auto& [m1, m2, m3, m4, m5] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5);
        else
            return f(&m1, &m2, &m3, &m4, &m5);
    }
    if constexpr (N == 6) {
        const auto& [m1, m2, m3, m4, m5, m6] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6);
    }
    if constexpr (N == 7) {
        const auto& [m1, m2, m3, m4, m5, m6, m7] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7);
    }
    if constexpr (N == 8) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8);
    }
    if constexpr (N == 9) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9);
    }
    if constexpr (N == 10) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10);
    }
    if constexpr (N == 11) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11);
    }
    if constexpr (N == 12) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12);
    }
    if constexpr (N == 13) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13);
    }
    if constexpr (N == 14) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14);
    }
    if constexpr (N == 15) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15);
    }
    if constexpr (N == 16) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16);
    }
    if constexpr (N == 17) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17);
    }
    if constexpr (N == 18) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18);
    }
    if constexpr (N == 19) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19);
    }
    if constexpr (N == 20) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20);
    }
    if constexpr (N == 21) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21);
    }
    if constexpr (N == 22) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22);
    }
    if constexpr (N == 23) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23);
    }
    if constexpr (N == 24) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24);
    }
    if constexpr (N == 25) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25);
    }
    if constexpr (N == 26) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26);
    }
    if constexpr (N == 27) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27);
    }
    if constexpr (N == 28) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28);
    }
    if constexpr (N == 29) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29);
    }
    if constexpr (N == 30) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30);
    }
    if constexpr (N == 31) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31);
    }
    if constexpr (N == 32) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32);
    }
    if constexpr (N == 33) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33);
    }
    if constexpr (N == 34) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34);
    }
    if constexpr (N == 35) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34,
            &m35);
    }
    if constexpr (N == 36) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34,
            &m35, &m36);
    }
    if constexpr (N == 37) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34,
            &m35, &m36, &m37);
    }
    if constexpr (N == 38) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34,
            &m35, &m36, &m37, &m38);
    }
    if constexpr (N == 39) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34,
            &m35, &m36, &m37, &m38, &m39);
    }
    if constexpr (N == 40) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40] = t;
        if constexpr (Way == bound::values)
            return f(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40);
        else
            return f(&m1, &m2, &m3, &m4, &m5, &m6, &m7, &m8, &m9, &m10, &m11, &m12, &m13, &m14, &m15, &m16, &m17,
            &m18, &m19, &m20, &m21, &m22, &m23, &m24, &m25, &m26, &m27, &m28, &m29, &m30, &m31, &m32, &m33, &m34,
            &m35, &m36, &m37, &m38, &m39, &m40);
    }
}

#if defined(__GNUC__) && !defined(__clang__)
template <bool... Addressable>
struct addressable_members {};

/// Which members have an address: all but the bit-fields. (clang 14 takes no binding in a requires-expression; it
/// needs none, as it does refer to packed members.)
template <std::size_t N, class T>
constexpr auto with_requirements(const T& t) {
    if constexpr (N == 1) {
        const auto& [m1] = t;
        return addressable_members<requires { &m1; }>{};
    }
    if constexpr (N == 2) {
        const auto& [m1, m2] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }>{};
    }
    if constexpr (N == 3) {
        const auto& [m1, m2, m3] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }>{};
    }
    if constexpr (N == 4) {
        const auto& [m1, m2, m3, m4] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; }>{};
    }
    if constexpr (N == 5) {
        const auto& [m1, m2, m3, m4, m5] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }>{};
    }
    if constexpr (N == 6) {
        const auto& [m1, m2, m3, m4, m5, m6] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }>{};
    }
    if constexpr (N == 7) {
        const auto& [m1, m2, m3, m4, m5, m6, m7] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }>{};
    }
    if constexpr (N == 8) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }>{};
    }
    if constexpr (N == 9) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; }>{};
    }
    if constexpr (N == 10) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }>{};
    }
    if constexpr (N == 11) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }>{};
    }
    if constexpr (N == 12) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }>{};
    }
    if constexpr (N == 13) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }>{};
    }
    if constexpr (N == 14) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; }>{};
    }
    if constexpr (N == 15) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }>{};
    }
    if constexpr (N == 16) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }>{};
    }
    if constexpr (N == 17) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }>{};
    }
    if constexpr (N == 18) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }>{};
    }
    if constexpr (N == 19) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; }>{};
    }
    if constexpr (N == 20) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }>{};
    }
    if constexpr (N == 21) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }>{};
    }
    if constexpr (N == 22) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }>{};
    }
    if constexpr (N == 23) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }>{};
    }
    if constexpr (N == 24) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; }>{};
    }
    if constexpr (N == 25) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }>{};
    }
    if constexpr (N == 26) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }>{};
    }
    if constexpr (N == 27) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }>{};
    }
    if constexpr (N == 28) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }>{};
    }
    if constexpr (N == 29) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; }>{};
    }
    if constexpr (N == 30) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }>{};
    }
    if constexpr (N == 31) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }>{};
    }
    if constexpr (N == 32) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }>{};
    }
    if constexpr (N == 33) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }>{};
    }
    if constexpr (N == 34) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; }>{};
    }
    if constexpr (N == 35) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; },
            requires { &m35; }>{};
    }
    if constexpr (N == 36) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; },
            requires { &m35; }, requires { &m36; }>{};
    }
    if constexpr (N == 37) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; },
            requires { &m35; }, requires { &m36; }, requires { &m37; }>{};
    }
    if constexpr (N == 38) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; },
            requires { &m35; }, requires { &m36; }, requires { &m37; }, requires { &m38; }>{};
    }
    if constexpr (N == 39) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; },
            requires { &m35; }, requires { &m36; }, requires { &m37; }, requires { &m38; }, requires { &m39; }>{};
    }
    if constexpr (N == 40) {
        const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
            m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40] = t;
        return addressable_members<requires { &m1; }, requires { &m2; }, requires { &m3; }, requires { &m4; },
            requires { &m5; }, requires { &m6; }, requires { &m7; }, requires { &m8; }, requires { &m9; },
            requires { &m10; }, requires { &m11; }, requires { &m12; }, requires { &m13; }, requires { &m14; },
            requires { &m15; }, requires { &m16; }, requires { &m17; }, requires { &m18; }, requires { &m19; },
            requires { &m20; }, requires { &m21; }, requires { &m22; }, requires { &m23; }, requires { &m24; },
            requires { &m25; }, requires { &m26; }, requires { &m27; }, requires { &m28; }, requires { &m29; },
            requires { &m30; }, requires { &m31; }, requires { &m32; }, requires { &m33; }, requires { &m34; },
            requires { &m35; }, requires { &m36; }, requires { &m37; }, requires { &m38; }, requires { &m39; },
            requires { &m40; }>{};
    }
}
#endif
// clang-format on

} // namespace ctypes::detail
