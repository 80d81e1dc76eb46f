// ctypes/detail/bound_members.hpp - structured bindings, by number of members, for what PFR cannot refer to.
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

template <std::size_t N>
using number = std::integral_constant<std::size_t, N>;

/// `f` of the values of all members of `t`.
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<1>) {
    const auto& [a] = t;
    return f(a);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<2>) {
    const auto& [a, b] = t;
    return f(a, b);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<3>) {
    const auto& [a, b, c] = t;
    return f(a, b, c);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<4>) {
    const auto& [a, b, c, d] = t;
    return f(a, b, c, d);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<5>) {
    const auto& [a, b, c, d, e] = t;
    return f(a, b, c, d, e);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<6>) {
    const auto& [a, b, c, d, e, g] = t;
    return f(a, b, c, d, e, g);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<7>) {
    const auto& [a, b, c, d, e, g, h] = t;
    return f(a, b, c, d, e, g, h);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<8>) {
    const auto& [a, b, c, d, e, g, h, i] = t;
    return f(a, b, c, d, e, g, h, i);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<9>) {
    const auto& [a, b, c, d, e, g, h, i, j] = t;
    return f(a, b, c, d, e, g, h, i, j);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<10>) {
    const auto& [a, b, c, d, e, g, h, i, j, k] = t;
    return f(a, b, c, d, e, g, h, i, j, k);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<11>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<12>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<13>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<14>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<15>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<16>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<17>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<18>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<19>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<20>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<21>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<22>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<23>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<24>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<25>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<26>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<27>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<28>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<29>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<30>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<31>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff,
        gg] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<32>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<33>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<34>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<35>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj, kk);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<36>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj, kk, ll);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<37>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj, kk, ll, mm);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<38>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm, nn] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj, kk, ll, mm, nn);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<39>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm, nn, oo] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj, kk, ll, mm, nn, oo);
}
template <class F, class T>
constexpr auto with_values(const T& t, F f, number<40>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm, nn, oo, pp] = t;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh,
        ii, jj, kk, ll, mm, nn, oo, pp);
}

/// `f` of the addresses of all members of `t`, which has no bit-fields.
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<1>) {
    const auto& [a] = t;
    return f(&a);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<2>) {
    const auto& [a, b] = t;
    return f(&a, &b);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<3>) {
    const auto& [a, b, c] = t;
    return f(&a, &b, &c);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<4>) {
    const auto& [a, b, c, d] = t;
    return f(&a, &b, &c, &d);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<5>) {
    const auto& [a, b, c, d, e] = t;
    return f(&a, &b, &c, &d, &e);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<6>) {
    const auto& [a, b, c, d, e, g] = t;
    return f(&a, &b, &c, &d, &e, &g);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<7>) {
    const auto& [a, b, c, d, e, g, h] = t;
    return f(&a, &b, &c, &d, &e, &g, &h);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<8>) {
    const auto& [a, b, c, d, e, g, h, i] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<9>) {
    const auto& [a, b, c, d, e, g, h, i, j] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<10>) {
    const auto& [a, b, c, d, e, g, h, i, j, k] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<11>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<12>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<13>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<14>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<15>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<16>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<17>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<18>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<19>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<20>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<21>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<22>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<23>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<24>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<25>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<26>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa,
        &bb);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<27>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<28>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<29>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<30>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<31>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff,
        gg] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<32>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<33>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<34>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<35>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<36>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<37>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<38>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm, nn] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm, &nn);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<39>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm, nn, oo] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm, &nn, &oo);
}
template <class F, class T>
constexpr auto with_addresses(const T& t, F f, number<40>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh, ii, jj, kk, ll, mm, nn, oo, pp] = t;
    return f(&a, &b, &c, &d, &e, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p, &q, &r, &s, &u, &v, &w, &x, &y, &z, &aa, &bb,
        &cc, &dd, &ee, &ff, &gg, &hh, &ii, &jj, &kk, &ll, &mm, &nn, &oo, &pp);
}

#if defined(__GNUC__) && !defined(__clang__)
template <bool... Addressable>
struct addressable_members {};

/// Which members have an address: all but the bit-fields. (clang 14 takes no binding in a requires-expression; it
/// needs none, as it does refer to packed members.)
template <class T>
constexpr auto with_requirements(const T& t, number<1>) {
    const auto& [a] = t;
    return addressable_members<requires { &a; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<2>) {
    const auto& [a, b] = t;
    return addressable_members<requires { &a; }, requires { &b; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<3>) {
    const auto& [a, b, c] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<4>) {
    const auto& [a, b, c, d] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<5>) {
    const auto& [a, b, c, d, e] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<6>) {
    const auto& [a, b, c, d, e, g] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<7>) {
    const auto& [a, b, c, d, e, g, h] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<8>) {
    const auto& [a, b, c, d, e, g, h, i] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<9>) {
    const auto& [a, b, c, d, e, g, h, i, j] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<10>) {
    const auto& [a, b, c, d, e, g, h, i, j, k] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<11>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<12>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<13>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<14>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<15>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<16>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<17>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<18>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<19>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<20>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<21>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<22>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<23>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<24>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<25>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<26>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<27>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<28>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
        requires { &dd; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<29>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
        requires { &dd; }, requires { &ee; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<30>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
        requires { &dd; }, requires { &ee; }, requires { &ff; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<31>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff,
        gg] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
        requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<32>) {
    const auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg,
        hh] = t;
    return addressable_members<requires { &a; }, requires { &b; }, requires { &c; }, requires { &d; },
        requires { &e; }, requires { &g; }, requires { &h; }, requires { &i; }, requires { &j; }, requires { &k; },
        requires { &l; }, requires { &m; }, requires { &n; }, requires { &o; }, requires { &p; }, requires { &q; },
        requires { &r; }, requires { &s; }, requires { &u; }, requires { &v; }, requires { &w; }, requires { &x; },
        requires { &y; }, requires { &z; }, requires { &aa; }, requires { &bb; }, requires { &cc; },
        requires { &dd; }, requires { &ee; }, requires { &ff; }, requires { &gg; }, requires { &hh; }>{};
}
template <class T>
constexpr auto with_requirements(const T& t, number<33>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<34>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<35>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<36>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<37>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<38>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<39>) {
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
template <class T>
constexpr auto with_requirements(const T& t, number<40>) {
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
#endif

} // namespace ctypes::detail
