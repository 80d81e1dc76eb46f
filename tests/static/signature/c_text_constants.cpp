#include <ctypes/c_declaration.hpp>

#include <climits>
#include <cstddef>

// The length of an array is a constant expression: so is the compiler's own value of the same words.

namespace {

template <ctypes::fixed_string Text, class... Types>
constexpr std::size_t length_of() {
    return sizeof(ctypes::parsed_type<Text, Types...>);
}

struct point {
    int x;
    double y;
};

template <ctypes::fixed_string Text>
constexpr auto value_of() {
    constexpr auto read =
        ctypes::detail::c_text::parse_static<512>(Text.view(), ctypes::detail::c_text::no_external_types());
    static_assert(!read.error);
    return read.tree.find("v")->value;
}

template <ctypes::fixed_string Text>
constexpr long long signed_value() {
    return static_cast<long long>(value_of<Text>().bits);
}

template <ctypes::fixed_string Text>
constexpr bool is_unsigned = value_of<Text>().is_unsigned();

template <ctypes::fixed_string Text>
constexpr bool is_constant() {
    return !ctypes::detail::c_text::parse_static<512>(Text.view(), ctypes::detail::c_text::no_external_types()).error;
}

} // namespace

// literals
static_assert(length_of<"char[12]">() == 12);
static_assert(length_of<"char[0x1F]">() == 0x1F);
static_assert(length_of<"char[017]">() == 017);
static_assert(length_of<"char[0b1010]">() == 10);
static_assert(length_of<"char[1'000]">() == 1000);
static_assert(length_of<"char[7uLL]">() == 7);
static_assert(length_of<"char['A']">() == 'A');
static_assert(length_of<"char['\\n']">() == '\n');
static_assert(length_of<"char['\\x41' + '\\101']">() == 130);
static_assert(length_of<"char['ab']">() == 'a' * 256 + 'b');
static_assert(length_of<"char[L'\\u0100']">() == 256);
static_assert(length_of<"char[true + true + false]">() == 2);
static_assert(length_of<"ch\\\nar[1\\\r\n2 <\\\n< 1]">() == 24); // a backslash at the end of a line, in tokens

// operators, with C's precedence
static_assert(length_of<"char[2 + 3 * 4]">() == 2 + 3 * 4);
static_assert(length_of<"char[(2 + 3) * 4]">() == (2 + 3) * 4);
static_assert(length_of<"char[100 - 10 - 1]">() == 100 - 10 - 1);
static_assert(length_of<"char[100 / 10 / 2]">() == 5);
static_assert(length_of<"char[1 << 3 + 1]">() == 1 << (3 + 1));
static_assert(length_of<"char[256 >> 2 >> 1]">() == 32);
static_assert(length_of<"char[6 & 3 | 8 ^ 1]">() == ((6 & 3) | (8 ^ 1)));
static_assert(length_of<"char[7 & 3 == 3]">() == (7 & (3 == 3)));
static_assert(length_of<"char[1 + (1 < 2) + (2 <= 1) + (3 > 2) + (1 >= 1) + (1 != 1)]">() == 4);
static_assert(length_of<"char[1 ? 2 : 3]">() == 2);
static_assert(length_of<"char[0 ? 2 : 0 ? 3 : 4]">() == 4);
static_assert(length_of<"char[5 ?: 3]">() == 5);
static_assert(length_of<"char[!0 + !5 + !!5]">() == 2);
static_assert(length_of<"char[- -3 + +2]">() == 5);
static_assert(length_of<"char[~0 + 4]">() == 3);
static_assert(length_of<"char[-7 / 2 + 10]">() == -7 / 2 + 10);
static_assert(length_of<"char[-7 % 3 + 10]">() == -7 % 3 + 10);
static_assert(length_of<"char[(-8 >> 1) + 10]">() == 6);

// types: promotions, conversions, wrapping without a sign
static_assert(length_of<"char[(unsigned char)300]">() == 44);
static_assert(length_of<"char[(signed char)200 + 100]">() == 44);
static_assert(length_of<"char[(_Bool)5]">() == 1);
static_assert(length_of<"char[(-1 < 0u) + 1]">() == 1);
static_assert(length_of<"char[(-1 < 0) + 1]">() == 2);
static_assert(length_of<"char[(unsigned short)-1 < 0 ? 1 : 2]">() == 2);
static_assert(length_of<"char[sizeof(1) + sizeof(1L) + sizeof 1LL]">() == sizeof(1) + sizeof(1L) + sizeof(1LL));
static_assert(length_of<"char[sizeof('a')]">() == sizeof(int));
static_assert(length_of<"char[sizeof(4294967296)]">() == sizeof(4294967296));
static_assert(length_of<"char[sizeof(2147483648)]">() == sizeof(2147483648));
static_assert(length_of<"char[sizeof(0x80000000)]">() == sizeof(0x80000000));
static_assert(signed_value<"#define v -1">() == -1);
static_assert(signed_value<"#define v (~0u)">() == 0xffffffff);
static_assert(signed_value<"#define v 4294967295u + 1">() == 0);
#if LONG_MAX > 0x7fffffff
static_assert(signed_value<"#define v 0x7fffffff + 1L">() == 0x80000000LL);
#endif
static_assert(signed_value<"#define v -9223372036854775807LL - 1">() == LLONG_MIN);
static_assert(is_unsigned<"#define v 18446744073709551615u">);
static_assert(is_unsigned<"#define v 1u - 2">);
static_assert(!is_unsigned<"#define v 1 - 2">);
static_assert(is_unsigned<"#define v 0ul + 0ll"> == (sizeof(long) == sizeof(long long)));
static_assert(!is_unsigned<"#define v 0u + 0ll">);
static_assert(is_unsigned<"#define v sizeof(int)">);
static_assert(signed_value<"#define v 'a'">() == 'a');
static_assert(signed_value<"#define v '\\377'">() == '\377');

// sizes and alignments
static_assert(length_of<"char[sizeof(int)]">() == sizeof(int));
static_assert(length_of<"char[sizeof(long double)]">() == sizeof(long double));
static_assert(length_of<"char[sizeof(void *)]">() == sizeof(void*));
static_assert(length_of<"char[sizeof(int (*)(double))]">() == sizeof(void*));
static_assert(length_of<"char[sizeof(short[2][3])]">() == 12);
static_assert(length_of<"char[sizeof(const wchar_t)]">() == sizeof(wchar_t));
static_assert(length_of<"char[sizeof(double _Complex)]">() == 2 * sizeof(double));
static_assert(length_of<"char[sizeof \"abc\\n\"]">() == 5);
static_assert(length_of<"char[_Alignof(double)]">() == alignof(double));
static_assert(length_of<"char[__alignof__(long long)]">() == alignof(long long));
static_assert(length_of<"char[sizeof(point) + _Alignof(struct point)]", point>() == sizeof(point) + alignof(point));
static_assert(length_of<"char[1024 / (8 * sizeof (unsigned long int))]">() == 1024 / (8 * sizeof(unsigned long)));

// enumeration constants and macros
static_assert(signed_value<"enum { a = 5, b, c = b * 2, v };">() == 13);
static_assert(signed_value<"enum { a = -2, v };">() == -1);
static_assert(signed_value<"enum { a = 0x7fffffff, v };">() == 0x80000000LL);
static_assert(signed_value<"#define A 3\n#define v (A << 1 | 1)">() == 7);
static_assert(signed_value<"enum { one = 1 };\n#define v one + 1">() == 2);

// what C does not evaluate may be wrong
static_assert(length_of<"char[1 || 1 / 0]">() == 1);
static_assert(length_of<"char[(0 && 1 / 0) + 1]">() == 1);
static_assert(length_of<"char[1 ? 3 : 1 / 0]">() == 3);
static_assert(length_of<"char[sizeof(1 / 0)]">() == sizeof(int));

// what is undefined in C is refused
static_assert(is_constant<"int v[2147483647 - 1];">());
static_assert(!is_constant<"int v[2147483647 + 1];">());
static_assert(!is_constant<"int v[-2147483647 - 2];">());
static_assert(!is_constant<"int v[65536 * 65536];">());
static_assert(!is_constant<"int v[9223372036854775807 + 1];">());
static_assert(!is_constant<"int v[-(-9223372036854775807LL - 1)];">());
static_assert(!is_constant<"int v[(-9223372036854775807LL - 1) / -1];">());
static_assert(!is_constant<"int v[1 / 0];">());
static_assert(!is_constant<"int v[1 % 0];">());
static_assert(!is_constant<"int v[1 << 32];">());
static_assert(is_constant<"int v[1 << 31 != 0];">());
static_assert(!is_constant<"int v[1 << -1];">());
static_assert(!is_constant<"int v[18446744073709551616];">());
static_assert(!is_constant<"int v[09];">());
static_assert(!is_constant<"int v[0x];">());
static_assert(!is_constant<"int v[1lul];">());
static_assert(!is_constant<"int v[''];">());
static_assert(!is_constant<"int v[2.5];">());
static_assert(!is_constant<"int v[-1];">());
static_assert(!is_constant<"int v[(void *)0 == 0];">());
static_assert(!is_constant<"int x; int v[x];">());

// macros are tokens; floating numbers and texts are known to the compiler, too
static_assert(signed_value<"#define K 1000+24\n#define v 2*K">() == 2024);
static_assert(signed_value<"#define v (-M - 1)\n#define M 127">() == -128);
static_assert(signed_value<"#define L(c) c ## L\n#define v L(5)">() == 5);
static_assert(signed_value<"#define A(a, b) a + b * 2\n#define v A(1, 2)">() == 5);
static_assert(signed_value<"#define v (int)2.5e1">() == 25);
static_assert(signed_value<"#define v 0.1f == 0.1">() == 0);
static_assert(signed_value<"#define v _Generic(1.0f, float: 3, default: 4)">() == 3);
static_assert(signed_value<"int a[3]; enum { v = sizeof a / sizeof *a };">() == 3);
static_assert(signed_value<"static const int v = 3;">() == 3);
static_assert(length_of<"char[sizeof \"\\u00e9\"]">() == 3);
static_assert(value_of<"#define v 0.1f">().real == 0.1f);
static_assert(value_of<"#define v -1e-3">().real == -1e-3);
static_assert(value_of<"#define v 5e-324">().real == 5e-324);
static_assert(!is_constant<"#define F(x) x\nint v[F(];">());
