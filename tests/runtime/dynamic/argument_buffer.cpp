// Calls whose arguments are put where the call takes them from.
#include "declared.hpp"

#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace dynamic = ctypes::dynamic;
using dynamic::value;

namespace {

struct vec {
    double x, y;
};
struct mixed {
    long n;
    double x;
};

} // namespace

TEST_CASE("argument buffers take records and long doubles") {
    const auto scaled = bound("dyn_scaled");
    if (!scaled.is_direct()) return;
    auto s = scaled.argument_buffer();
    s.set(0, vec{1, 2});
    s.set(1, 10.0);
    s.call();
    CHECK(s.result<vec>().y == 20);
    s.set(1, 100.0);
    s.call();
    CHECK(s.result<vec>().x == 100);
    auto half = bound("dyn_half").argument_buffer();
    half.set(0, 5.0F);
    half.call();
    CHECK(half.result<float>() == 2.5F);
    auto narrow = bound("dyn_narrow").argument_buffer();
    narrow.set(0, 0x80L);
    narrow.call();
    CHECK(narrow.result<signed char>() == -128);
    CHECK_THROWS_AS(static_cast<void>(bound("dyn_sum").argument_buffer()), ctypes::ffi_error);
}

TEST_CASE("argument buffers give results of every kind where the call is made") {
    if (!bound("dyn_scaled").is_direct()) return;
    auto scaled = bound("dyn_scaled").argument_buffer();
    scaled.set(0, vec{1, 2});
    scaled.set(1, 10.0);
    CHECK(scaled.call<vec>().y == 20); // two vector registers
    auto swapped = bound("dyn_swapped").argument_buffer();
    swapped.set(0, mixed{3, 4.5});
    const auto turned = swapped.call<mixed>(); // one of each kind
    CHECK(turned.n == 4);
    CHECK(turned.x == 3);
    swapped.call();
    CHECK(swapped.result<mixed>().x == 3);
    auto narrow = bound("dyn_narrow").argument_buffer();
    narrow.set(0, 0x80L);
    CHECK(narrow.call<signed char>() == -128);
    auto half = bound("dyn_half").argument_buffer();
    half.set(0, 5.0F);
    CHECK(half.call<float>() == 2.5F);
    if (bound("dyn_long_half").is_direct()) {
        auto long_half = bound("dyn_long_half").argument_buffer();
        long_half.set(0, 5.0L);
        CHECK(long_half.call<long double>() == 2.5L);
    }
    struct large { // as struct dyn_large: in memory, in and out
        long a[5];
    };
    auto added = bound("dyn_added").argument_buffer();
    added.set(0, large{{1, 2, 3, 4, 5}});
    added.set(1, 10L);
    CHECK(added.call<large>().a[4] == 15);
    int stored = 0;
    auto store = bound("dyn_store").argument_buffer();
    store.set(0, &stored);
    store.set(1, 7);
    store.call<void>();
    CHECK(stored == 7);
    auto copy = store; // has places of its own
    copy.set(1, 8);
    copy.call();
    CHECK(stored == 8);
    store.call();
    CHECK(stored == 7);
}

TEST_CASE("argument buffers fill all registers, and words of the stack") {
    const auto six = [](int a, int b, int c, int d, int e, int f) {
        return a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000 * f;
    };
    const auto eight = [](double a, double b, double c, double d, double e, double f, double g, double h) {
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h;
    };
    const auto mixed_eight = [](long a, double b, long c, double d, long e, double f, long g, double h) {
        return static_cast<double>(a + 3 * c + 5 * e + 7 * g) + 2 * b + 4 * d + 6 * f + 8 * h;
    };
    const auto ten = [](long a, long b, long c, long d, long e, long f, long g, long h, long i, long j) {
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
    };
    const auto ten_mixed = [](long a, long b, long c, long d, long e, long f, double x, long g, long h) {
        return static_cast<double>(a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h) + x;
    };
    const auto slots_of = [](auto* f) {
        return dynamic::function(dynamic::type::of<std::remove_pointer_t<decltype(f)>>(),
                                 reinterpret_cast<void (*)()>(f))
            .argument_buffer();
    };
    if (!bound("dyn_half").is_direct()) return;
    auto s6 = slots_of(+six);
    for (std::size_t i = 0; i < 6; ++i) s6.set(i, static_cast<int>(i) + 1);
    CHECK(s6.call<int>() == 654321);
    auto s8 = slots_of(+eight);
    for (std::size_t i = 0; i < 8; ++i) s8.set(i, static_cast<double>(i) + 0.5);
    CHECK(s8.call<double>() == 186);
    auto m8 = slots_of(+mixed_eight);
    for (std::size_t i = 0; i < 8; i += 2) {
        m8.set(i, static_cast<long>(i));
        m8.set(i + 1, static_cast<double>(i) + 0.5);
    }
    CHECK(m8.call<double>() == 158);
    auto s10 = slots_of(+ten);
    for (std::size_t i = 0; i < 10; ++i) s10.set(i, static_cast<long>(i) + 1);
    CHECK(s10.call<long>() == 385);
    s10.call();
    CHECK(s10.result<long>() == 385);
    auto m9 = slots_of(+ten_mixed);
    for (std::size_t i = 0; i < 6; ++i) m9.set(i, static_cast<long>(i) + 1);
    m9.set(6, 0.5);
    m9.set(7, 7L);
    m9.set(8, 8L);
    CHECK(m9.call<double>() == 204.5);
}

TEST_CASE("argument buffers set in order, out of order and by numbers found at run time are the same places") {
    if (!bound("dyn_half").is_direct()) return;
    const auto seven = +[](int a, double b, const char* c, float d, long e, unsigned char f, short g, long h, bool i) {
        return a + 10 * b + 100 * *c + 1000 * static_cast<double>(d) + 1e4 * static_cast<double>(e) + 1e5 * f +
               1e6 * g + 1e7 * static_cast<double>(h) + 1e8 * i;
    };
    const double expected = -1 + 20 + 300 + 4000 - 5e4 + 6e5 - 7e6 + 8e7 + 1e8;
    const char three = 3;
    const auto type = dynamic::type::of<std::remove_pointer_t<decltype(seven)>>();
    auto s = dynamic::function(type, reinterpret_cast<void (*)()>(seven)).argument_buffer();
    s.set(0, -1), s.set(1, 2.0), s.set(2, &three), s.set(3, 4.0F), s.set(4, -5L),
        s.set(5, static_cast<unsigned char>(6));
    s.set(6, static_cast<short>(-7)), s.set(7, 8L), s.set(8, true);
    CHECK(s.call<double>() == expected);
    s.set(0, 0), s.set(8, false), s.set(7, 0L), s.set(2, &three), s.set(1, 0.0); // some of them anew, in another order
    CHECK(s.call<double>() == expected + 1 - 20 - 8e7 - 1e8);
    volatile std::size_t one = 1;
    auto t = dynamic::function(type, reinterpret_cast<void (*)()>(seven)).argument_buffer();
    t.set(one + 7, true), t.set(one + 6, 8L), t.set(one + 5, static_cast<short>(-7)),
        t.set(one + 4, static_cast<unsigned char>(6));
    t.set(one + 3, -5L), t.set(one + 2, 4.0F), t.set(one + 1, &three), t.set(one, 2.0), t.set(one - 1, -1);
    CHECK(t.call<double>() == expected);
}

TEST_CASE("argument buffers set in order have their words of the stack behind the registers, whatever is in between") {
    if (!bound("dyn_half").is_direct()) return;
    struct three {
        long a, b, c;
    };
    const auto slots_of = [](auto* f) {
        return dynamic::function(dynamic::type::of<std::remove_pointer_t<decltype(f)>>(),
                                 reinterpret_cast<void (*)()>(f))
            .argument_buffer();
    };
    auto seven = slots_of(
        +[](long a, long b, long c, long d, long e, long f, long g) { return a - b + c - d + e - f * 10 + g * 100; });
    seven.set(0, 1L), seven.set(1, 2L), seven.set(2, 3L), seven.set(3, 4L), seven.set(4, 5L), seven.set(5, 6L),
        seven.set(6, 7L);
    CHECK(seven.call<long>() == 643);
    auto twelve = slots_of(
        +[](long a, int b, long c, int d, long e, int f, long g, int h, long i, int j, long k, double x, int l) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j + 11 * k + 12 * l +
                   static_cast<long>(x);
        });
    twelve.set(0, 1L), twelve.set(1, 2), twelve.set(2, 3L), twelve.set(3, 4), twelve.set(4, 5L), twelve.set(5, 6),
        twelve.set(6, 7L);
    twelve.set(7, 8), twelve.set(8, 9L), twelve.set(9, 10), twelve.set(10, 11L), twelve.set(11, 1000.0),
        twelve.set(12, 12);
    CHECK(twelve.call<long>() == 1650);
    auto large = slots_of(+[](long a, int b, long c, int d, long e, int f, long g, int h, long i) {
        return three{a + 10 * b + 100 * c, d + 10 * e + 100 * f, g + 10 * h + 100 * i};
    });
    large.set(0, 1L), large.set(1, 2), large.set(2, 3L), large.set(3, 4), large.set(4, 5L), large.set(5, 6),
        large.set(6, 7L);
    large.set(7, 8), large.set(8, 9L);
    const auto result = large.call<three>();
    CHECK(result.a == 321);
    CHECK(result.b == 654);
    CHECK(result.c == 987);
    auto after_nine = slots_of(+[](double a, double b, double c, double d, double e, double f, double g, double h,
                                   double i, long j, long k, long l, long m, long n, long o, long p, long q, long r) {
        return a + b + c + d + e + f + g + h * 10 + i * 100 +
               static_cast<double>(j + k + l + m + n + o * 1000 + p * 10000 + q * 100000 + r * 1000000);
    });
    after_nine.set(0, 1.0), after_nine.set(1, 1.0), after_nine.set(2, 1.0), after_nine.set(3, 1.0),
        after_nine.set(4, 1.0);
    after_nine.set(5, 1.0), after_nine.set(6, 1.0), after_nine.set(7, 2.0),
        after_nine.set(8, 3.0); // the ninth is on the stack
    after_nine.set(9, 0L), after_nine.set(10, 0L), after_nine.set(11, 0L), after_nine.set(12, 0L),
        after_nine.set(13, 0L);
    after_nine.set(14, 4L), after_nine.set(15, 5L), after_nine.set(16, 6L), after_nine.set(17, 7L);
    CHECK(after_nine.call<double>() == 7654327);
    auto behind_record = slots_of(+[](long a, three t, long b, long c, long d, long e, long f, long g, long h, long i) {
        return a + t.a + t.b + t.c + b + c + d + e + 10 * f + 100 * g + 1000 * h + 10000 * i;
    });
    behind_record.set(0, 1L), behind_record.set(1, three{1, 1, 1}), behind_record.set(2, 1L), behind_record.set(3, 1L);
    behind_record.set(4, 1L), behind_record.set(5, 1L), behind_record.set(6, 2L), behind_record.set(7, 3L),
        behind_record.set(8, 4L);
    behind_record.set(9, 5L);
    CHECK(behind_record.call<long>() == 54328);
}

TEST_CASE("argument buffers give a large result beside arguments in all registers and on the stack") {
    if (!bound("dyn_half").is_direct()) return;
    struct three {
        long a, b, c;
    };
    struct wide {
        double v[4];
    };
    const auto slots_of = [](auto* f) {
        return dynamic::function(dynamic::type::of<std::remove_pointer_t<decltype(f)>>(),
                                 reinterpret_cast<void (*)()>(f))
            .argument_buffer();
    };
    const auto both = [](auto& s, auto check) {
        using result = decltype(check());
        const result expected = check();
        const result here = s.template call<result>();
        s.call();
        const result afterwards = s.template result<result>();
        CHECK(std::memcmp(&here, &expected, sizeof expected) == 0);
        CHECK(std::memcmp(&afterwards, &expected, sizeof expected) == 0);
    };
    auto turned = slots_of(+[](three v) { return three{v.c, v.a, v.b}; });
    turned.set(0, three{1, 2, 3});
    both(turned, [] { return three{3, 1, 2}; });
    auto doubled = slots_of(+[](wide w) { return wide{{w.v[3], w.v[2], w.v[1], w.v[0] * 2}}; });
    doubled.set(0, wide{{1, 2, 3, 4}});
    both(doubled, [] { return wide{{4, 3, 2, 2}}; });
    auto five = slots_of(+[](long a, long b, double x, long c, long d, long e) {
        return three{a + 10 * b, c + 10 * d, e + static_cast<long>(x)};
    });
    five.set(0, 1L), five.set(1, 2L), five.set(2, 0.5), five.set(3, 3L), five.set(4, 4L), five.set(5, 5L);
    both(five, [] { return three{21, 43, 5}; });
    auto six = slots_of(+[](long a, long b, long c, double x, long d, long e, long f, long g) {
        return three{a + 10 * b, c + 10 * d + static_cast<long>(x), e + 10 * f + 100 * g};
    });
    six.set(0, 1L), six.set(1, 2L), six.set(2, 3L), six.set(3, 100.0), six.set(4, 4L), six.set(5, 5L), six.set(6, 6L),
        six.set(7, 7L);
    both(six, [] { return three{21, 143, 765}; });
    auto with_records = slots_of(+[](mixed m, long a, three t, vec p, int b) {
        return wide{{static_cast<double>(m.n) + m.x, static_cast<double>(a + b),
                     static_cast<double>(t.a + t.b * 10 + t.c * 100), p.x + p.y}};
    });
    with_records.set(0, mixed{1, 0.5}), with_records.set(1, 2L), with_records.set(2, three{1, 2, 3});
    with_records.set(3, vec{4, 5}), with_records.set(4, 6);
    both(with_records, [] { return wide{{1.5, 8, 321, 9}}; });
    auto much = slots_of(+[](wide a, wide b, long c) {
        return wide{{a.v[0] + b.v[3], a.v[3], b.v[0], static_cast<double>(c)}};
    });
    much.set(0, wide{{1, 2, 3, 4}}), much.set(1, wide{{5, 6, 7, 8}}),
        much.set(2, 9L); // more stack than most calls have
    both(much, [] { return wide{{9, 4, 5, 9}}; });
    struct odd {
        char c[7];
    };
    auto odds = slots_of(+[](odd o, odd p) { return odd{{o.c[6], o.c[5], p.c[4], p.c[3], o.c[2], p.c[1], o.c[0]}}; });
    auto copied = [&] { // what it was copied from is gone
        auto first = slots_of(+[](wide a, three b) { return a.v[1] + static_cast<double>(b.c); });
        first.set(0, wide{{1, 2, 3, 4}}), first.set(1, three{5, 6, 7});
        auto second = first;
        first.set(1, three{0, 0, 0});
        return second;
    }();
    CHECK(copied.call<double>() == 9);
    odds.set(0, odd{{1, 2, 3, 4, 5, 6, 7}}), odds.set(1, odd{{11, 12, 13, 14, 15, 16, 17}});
    CHECK(std::string(odds.call<odd>().c, 7) == std::string("\x07\x06\x0f\x0e\x03\x0c\x01", 7));
}
