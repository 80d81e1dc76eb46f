// ctypes/detail/reflect/bound_members.hpp - structured bindings, by number of members, for what PFR cannot refer to.
//
// A bit-field has no address, and g++ binds no reference to a member of a packed record: PFR's tuple of references
// then refers to temporaries that are gone. Here the values are used while the bindings are alive, and addresses are
// taken of the bindings themselves. Written out by number, as C++20 has no packs of bindings (C++26 has, P1061).
#pragma once

#include <cstddef>
#include <type_traits>

namespace ctypes::detail {

/// The most members of a record with bit-fields that are found without ctypes::describe.
inline constexpr std::size_t bound_limit = 40;

/// What is called with the members of a record: their values, or, where there is no bit-field, their addresses.
enum class bound { values, addresses };

// A line for each number of members.
// clang-format off
/// `f` of the `N` members of `t`. One function: compilers compare a new overload with all before it.
template <bound Way, std::size_t N, class T, class F>
constexpr auto with_bound(const T& t, F f) {
    if constexpr (N == 1) {
        const auto& [a] = t;
        if constexpr (Way == bound::values) return f(a);
        else return f(&a);
    }
    if constexpr (N == 2) {
        const auto& [a, b] = t;
        if constexpr (Way == bound::values) return f(a, b);
        else return f(&a, &b);
    }
    if constexpr (N == 3) {
        const auto& [a, b, c] = t;
        if constexpr (Way == bound::values) return f(a, b, c);
        else return f(&a, &b, &c);
    }
    if constexpr (N == 4) {
        const auto& [a, b, c, d] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d);
        else return f(&a, &b, &c, &d);
    }
    if constexpr (N == 5) {
        const auto& [a, b, c, d, e] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e);
        else return f(&a, &b, &c, &d, &e);
    }
    if constexpr (N == 6) {
        const auto& [a, b, c, d, e, g] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g);
        else return f(&a, &b, &c, &d, &e, &g);
    }
    if constexpr (N == 7) {
        const auto& [a, b, c, d, e, g, h] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h);
        else return f(&a, &b, &c, &d, &e, &g, &h);
    }
    if constexpr (N == 8) {
        const auto& [a, b, c, d, e, g, h, i] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i);
    }
    if constexpr (N == 9) {
        const auto& [a, b, c, d, e, g, h, i, j] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j);
    }
    if constexpr (N == 10) {
        const auto& [a, b, c, d, e, g, h, i, j, k] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k);
    }
    if constexpr (N == 11) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l);
    }
    if constexpr (N == 12) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m);
    }
    if constexpr (N == 13) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n);
    }
    if constexpr (N == 14) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o);
    }
    if constexpr (N == 15) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p);
    }
    if constexpr (N == 16) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q);
    }
    if constexpr (N == 17) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r);
    }
    if constexpr (N == 18) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s);
    }
    if constexpr (N == 19) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u);
    }
    if constexpr (N == 20) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v);
    }
    if constexpr (N == 21) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w);
    }
    if constexpr (N == 22) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x);
    }
    if constexpr (N == 23) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y);
    }
    if constexpr (N == 24) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z);
    }
    if constexpr (N == 25) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa);
    }
    if constexpr (N == 26) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb);
    }
    if constexpr (N == 27) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc);
    }
    if constexpr (N == 28) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd);
    }
    if constexpr (N == 29) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee);
    }
    if constexpr (N == 30) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee,
            ff] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff);
    }
    if constexpr (N == 31) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff,
            gg] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg);
    }
    if constexpr (N == 32) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh);
    }
    if constexpr (N == 33) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii);
    }
    if constexpr (N == 34) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj);
    }
    if constexpr (N == 35) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk);
    }
    if constexpr (N == 36) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll);
    }
    if constexpr (N == 37) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm);
    }
    if constexpr (N == 38) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm, nn] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm, &nn);
    }
    if constexpr (N == 39) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm, nn, oo] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn, oo);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm, &nn, &oo);
    }
    if constexpr (N == 40) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm, nn, oo, pp] = t;
        if constexpr (Way == bound::values) return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x,
            y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn, oo, pp);
        else return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z,
            &aa, &bb, &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm, &nn, &oo, &pp);
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
        const auto& [a] = t;
        return addressable_members<requires { &a; }>{};
    }
    if constexpr (N == 2) {
        const auto& [a, b] = t;
        return addressable_members<requires { &a; }, requires { &b; }>{};
    }
    if constexpr (N == 3) {
        const auto& [a, b, c] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }>{};
    }
    if constexpr (N == 4) {
        const auto& [a, b, c, d] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; }>{};
    }
    if constexpr (N == 5) {
        const auto& [a, b, c, d, e] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }>{};
    }
    if constexpr (N == 6) {
        const auto& [a, b, c, d, e, g] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }>{};
    }
    if constexpr (N == 7) {
        const auto& [a, b, c, d, e, g, h] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }>{};
    }
    if constexpr (N == 8) {
        const auto& [a, b, c, d, e, g, h, i] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }>{};
    }
    if constexpr (N == 9) {
        const auto& [a, b, c, d, e, g, h, i, j] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }>{};
    }
    if constexpr (N == 10) {
        const auto& [a, b, c, d, e, g, h, i, j, k] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; },
            requires { &k; }>{};
    }
    if constexpr (N == 11) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }>{};
    }
    if constexpr (N == 12) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }>{};
    }
    if constexpr (N == 13) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }>{};
    }
    if constexpr (N == 14) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }>{};
    }
    if constexpr (N == 15) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }>{};
    }
    if constexpr (N == 16) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; },
            requires { &q; }>{};
    }
    if constexpr (N == 17) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }>{};
    }
    if constexpr (N == 18) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }>{};
    }
    if constexpr (N == 19) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }>{};
    }
    if constexpr (N == 20) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }>{};
    }
    if constexpr (N == 21) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }>{};
    }
    if constexpr (N == 22) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; },
            requires { &x; }>{};
    }
    if constexpr (N == 23) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }>{};
    }
    if constexpr (N == 24) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }>{};
    }
    if constexpr (N == 25) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }>{};
    }
    if constexpr (N == 26) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }>{};
    }
    if constexpr (N == 27) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; }>{};
    }
    if constexpr (N == 28) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }>{};
    }
    if constexpr (N == 29) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }>{};
    }
    if constexpr (N == 30) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee,
            ff] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }>{};
    }
    if constexpr (N == 31) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff,
            gg] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }>{};
    }
    if constexpr (N == 32) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; }>{};
    }
    if constexpr (N == 33) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }>{};
    }
    if constexpr (N == 34) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }>{};
    }
    if constexpr (N == 35) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }, requires { &kk; }>{};
    }
    if constexpr (N == 36) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }, requires { &kk; }, requires { &ll; }>{};
    }
    if constexpr (N == 37) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }, requires { &kk; }, requires { &ll; }, requires { &mm; }>{};
    }
    if constexpr (N == 38) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm, nn] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }, requires { &kk; }, requires { &ll; }, requires { &mm; },
            requires { &nn; }>{};
    }
    if constexpr (N == 39) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm, nn, oo] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }, requires { &kk; }, requires { &ll; }, requires { &mm; },
            requires { &nn; }, requires { &oo; }>{};
    }
    if constexpr (N == 40) {
        const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
            hh, ii, jj, kk, ll, mm, nn, oo, pp] = t;
        return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
            requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
            requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
            requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
            requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
            requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; },
            requires { &ii; }, requires { &jj; }, requires { &kk; }, requires { &ll; }, requires { &mm; },
            requires { &nn; }, requires { &oo; }, requires { &pp; }>{};
    }
}
#endif
// clang-format on

} // namespace ctypes::detail
