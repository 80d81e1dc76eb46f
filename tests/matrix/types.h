/* The types of the matrix, for C and C++. A new type joins with one line in one of the lists:

       X(name, type in C, type in C++, type behind "..." in C, (first value), (second value))
       RECORD_TYPE(X, name, ({first value}), ({second value}))

   It is then tried in every position - argument in registers, between others, on the stack, behind dots; result;
   argument and result of a callback; member of a struct - on every path: see matrix.hpp. */
#ifndef CTYPES_TESTS_MATRIX_TYPES_H
#define CTYPES_TESTS_MATRIX_TYPES_H

#ifdef __cplusplus
#include <ctypes/describe.hpp>

#include <array>
#include <climits>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#define EQUALITY(type) bool operator==(const type&) const = default;
#define ANY_MEMBER(type)                                                                                              \
    bool operator==(const type& other) const { return std::memcmp(this, &other, sizeof other) == 0; }
#define ADDRESS(type, value) reinterpret_cast<type*>(std::uintptr_t{value})
#define FUNCTION(value) reinterpret_cast<matrix_function>(std::uintptr_t{value})
#define ENUM(type, value) type{value}
#define LARGE(value) matrix_int128{value}
#define COMPLEX(type) std::complex<type>
#define COMPLEX_VALUE(real, imaginary) std::complex<decltype(real)>(real, imaginary)
#else
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#define EQUALITY(type)
#define ANY_MEMBER(type)
#define ADDRESS(type, value) ((type*)(uintptr_t)(value))
#define FUNCTION(value) ((matrix_function)(uintptr_t)(value))
#define ENUM(type, value) value
#define LARGE(value) (matrix_int128)value
#define COMPLEX(type) type _Complex
#define COMPLEX_VALUE(real, imaginary) __builtin_complex(real, imaginary) /* CMPLX is not in clang */
#endif

#define UNPACK(...) __VA_ARGS__

/* ---- scalars ---- */
#define MATRIX_INTEGERS(X)                                                                                            \
    X(boolean, bool, bool, int, (true), (false))                                                                      \
    X(character, char, char, int, ('A'), ('\x7f'))                                                                    \
    X(signed_char, signed char, signed char, int, (-128), (127))                                                      \
    X(unsigned_char, unsigned char, unsigned char, int, (200), (255))                                                 \
    X(short_int, short, short, int, (-32768), (12345))                                                                \
    X(unsigned_short, unsigned short, unsigned short, int, (65535), (40000))                                          \
    X(plain_int, int, int, int, (INT_MIN), (123456789))                                                               \
    X(unsigned_int, unsigned, unsigned, unsigned, (UINT_MAX), (3000000000U))                                          \
    X(long_int, long, long, long, (LONG_MIN), (1234567890L))                                                          \
    X(unsigned_long, unsigned long, unsigned long, unsigned long, (ULONG_MAX), (4000000000UL))                        \
    X(long_long, long long, long long, long long, (LLONG_MIN), (1234567890123456789LL))                               \
    X(unsigned_long_long, unsigned long long, unsigned long long, unsigned long long, (ULLONG_MAX), (1ULL << 63))     \
    X(size, size_t, std::size_t, size_t, (SIZE_MAX), (1))                                                             \
    X(difference, ptrdiff_t, std::ptrdiff_t, ptrdiff_t, (PTRDIFF_MIN), (-1))

#define MATRIX_FLOATING(X)                                                                                            \
    X(single_float, float, float, double, (-1.5F), (3.4e38F))                                                         \
    X(double_float, double, double, double, (-0.1), (1.7e308))                                                        \
    X(long_double, long double, long double, long double, (-0.1L), (1e300L))                                          \
    X(complex_float, COMPLEX(float), COMPLEX(float), COMPLEX(float), (COMPLEX_VALUE(1.5F, -2.5F)),                    \
      (COMPLEX_VALUE(0.0F, 3e38F)))                                                                                   \
    X(complex_double, COMPLEX(double), COMPLEX(double), COMPLEX(double), (COMPLEX_VALUE(0.1, -0.2)),                  \
      (COMPLEX_VALUE(1e300, 5.0)))                                                                                    \
    X(complex_long_double, COMPLEX(long double), COMPLEX(long double), COMPLEX(long double),                          \
      (COMPLEX_VALUE(0.1L, -0.2L)), (COMPLEX_VALUE(1e300L, 5.0L)))

/* What C does not have by that name: characters, enums with a type, std::byte, nullptr. */
enum matrix_color { matrix_red, matrix_green, matrix_blue };
typedef void (*matrix_function)(void);
struct matrix_opaque;
#ifdef __cplusplus
enum class matrix_narrow : unsigned char {};
enum class matrix_negative : signed char {};
enum class matrix_short : short {};
enum class matrix_wide : unsigned long long {};
enum matrix_sized : unsigned short {};
#endif
#define MATRIX_NAMED(X)                                                                                               \
    X(wide_character, wchar_t, wchar_t, wchar_t, (L'w'), (0x20ac))                                                    \
    X(character8, unsigned char, char8_t, int, (0x41), (0xff))                                                        \
    X(character16, uint_least16_t, char16_t, int, (0x20ac), (0xffff))                                                 \
    X(character32, uint_least32_t, char32_t, uint_least32_t, (0x1f600), (0x10ffff))                                   \
    X(byte, unsigned char, std::byte, int, (ENUM(std::byte, 7)), (ENUM(std::byte, 0xff)))                             \
    X(enumeration, enum matrix_color, matrix_color, enum matrix_color, (matrix_blue), (matrix_green))                 \
    X(narrow_enum, unsigned char, matrix_narrow, int, (ENUM(matrix_narrow, 200)), (ENUM(matrix_narrow, 255)))         \
    X(negative_enum, signed char, matrix_negative, int, (ENUM(matrix_negative, -128)), (ENUM(matrix_negative, -1)))   \
    X(short_enum, short, matrix_short, int, (ENUM(matrix_short, -32768)), (ENUM(matrix_short, 2)))                    \
    X(wide_enum, unsigned long long, matrix_wide, unsigned long long, (ENUM(matrix_wide, ULLONG_MAX)), (ENUM(matrix_wide, 3)))\
    X(sized_enum, unsigned short, matrix_sized, int, (ENUM(matrix_sized, 65535)), (ENUM(matrix_sized, 1)))

#define MATRIX_POINTERS(X)                                                                                            \
    X(object_pointer, int*, int*, int*, (ADDRESS(int, 0x12345678)), (ADDRESS(int, 0)))                                \
    X(void_pointer, const void*, const void*, const void*, (ADDRESS(void, UINTPTR_MAX)), (ADDRESS(void, 1)))          \
    X(text_pointer, const char*, const char*, const char*, (ADDRESS(char, 0x1000)), (ADDRESS(char, 0)))               \
    X(opaque_pointer, struct matrix_opaque*, matrix_opaque*, struct matrix_opaque*,                                   \
      (ADDRESS(struct matrix_opaque, 0x10)), (ADDRESS(struct matrix_opaque, UINTPTR_MAX)))                            \
    X(pointer_pointer, double**, double**, double**, (ADDRESS(double*, 0x100)), (ADDRESS(double*, 0x200)))            \
    X(function_pointer, matrix_function, matrix_function, matrix_function, (FUNCTION(0x40)), (FUNCTION(0)))           \
    X(null_pointer, void*, std::nullptr_t, void*, (0), (0))

/* ---- records ---- */
#define RECORD(name, members)                                                                                         \
    struct matrix_##name {                                                                                            \
        UNPACK members EQUALITY(matrix_##name)                                                                        \
    };

#define PACKED(name, members)                                                                                         \
    struct __attribute__((packed)) matrix_##name {                                                                    \
        UNPACK members EQUALITY(matrix_##name)                                                                        \
    };
#define ALIGNED(name, alignment, members)                                                                             \
    struct __attribute__((aligned(alignment))) matrix_##name {                                                        \
        UNPACK members EQUALITY(matrix_##name)                                                                        \
    };
#define RECORD_TYPE(X, name, first, second)                                                                           \
    X(name, struct matrix_##name, matrix_##name, struct matrix_##name, first, second)

/* in registers, on most platforms */
RECORD(one_char, (char c;))
RECORD(three_chars, (char c[3];))
RECORD(one_float, (float f;))
RECORD(char_short, (char c; short s;))
RECORD(ints, (int a, b;))
RECORD(floats, (float a, b;))
RECORD(three_floats, (float a, b, c;))
RECORD(int_double, (int i; double d;))
RECORD(double_int, (double d; int i;))
RECORD(float_int, (float f; int i;))
RECORD(longs, (long a, b;))
RECORD(doubles, (double a, b;))
RECORD(pointer_size, (void* at; size_t size;))
RECORD(seven_shorts, (short s[7];))
RECORD(four_floats, (float f[2][2];))
#define MATRIX_SMALL_RECORDS(X)                                                                                       \
    RECORD_TYPE(X, one_char, ({'x'}), ({'y'}))                                                                        \
    RECORD_TYPE(X, three_chars, ({{'x', 'y', 'z'}}), ({{1, 2, 3}}))                                                   \
    RECORD_TYPE(X, one_float, ({1.5F}), ({-2.5F}))                                                                    \
    RECORD_TYPE(X, char_short, ({'c', -300}), ({'d', 301}))                                                           \
    RECORD_TYPE(X, ints, ({1, -2}), ({INT_MIN, 3}))                                                                   \
    RECORD_TYPE(X, floats, ({1.5F, -2.5F}), ({3e38F, 0.0F}))                                                          \
    RECORD_TYPE(X, three_floats, ({1.5F, -2.5F, 3.5F}), ({0.0F, 0.5F, 3e38F}))                                        \
    RECORD_TYPE(X, int_double, ({1, 0.1}), ({-2, 1e300}))                                                             \
    RECORD_TYPE(X, double_int, ({0.1, -1}), ({1e300, 2}))                                                             \
    RECORD_TYPE(X, float_int, ({1.5F, -1}), ({-2.5F, 2}))                                                             \
    RECORD_TYPE(X, longs, ({LONG_MIN, 1}), ({2, LONG_MAX}))                                                           \
    RECORD_TYPE(X, doubles, ({0.1, -0.2}), ({1e300, 5.0}))                                                            \
    RECORD_TYPE(X, pointer_size, ({ADDRESS(void, 0x1000), 77}), ({ADDRESS(void, 0), SIZE_MAX}))                       \
    RECORD_TYPE(X, seven_shorts, ({{1, -2, 3, -4, 5, -6, 7}}), ({{-7, 6, -5, 4, -3, 2, -1}}))                         \
    RECORD_TYPE(X, four_floats, ({{{1.5F, 2.5F}, {3.5F, 4.5F}}}), ({{{-1.5F, -2.5F}, {-3.5F, -4.5F}}}))

/* in memory, on most platforms */
RECORD(doubles3, (double a, b, c;))
RECORD(floats5, (float f[5];))
RECORD(nested, (struct matrix_ints i; struct matrix_doubles d; char tag[5];))
RECORD(shorts_2d, (short s[3][4]; char after;))
RECORD(page, (char text[4096];))
RECORD(records, (struct matrix_char_short r[5]; struct matrix_int_double grid[2][2];))
RECORD(self, (struct matrix_self* next; matrix_function call; int value;))
RECORD(colors, (enum matrix_color c; bool b; enum matrix_color more[3]; wchar_t w;))
#define MATRIX_LARGE_RECORDS(X)                                                                                       \
    RECORD_TYPE(X, doubles3, ({0.1, 0.2, 0.3}), ({-1.0, -2.0, 1e300}))                                                \
    RECORD_TYPE(X, floats5, ({{1.5F, 2.5F, 3.5F, 4.5F, 5.5F}}), ({{-1.5F, -2.5F, -3.5F, -4.5F, -5.5F}}))              \
    RECORD_TYPE(X, nested, ({{1, 2}, {0.1, 0.2}, "abcd"}), ({{-1, -2}, {-0.1, -0.2}, "x"}))                           \
    RECORD_TYPE(X, shorts_2d, ({{{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}}, 'a'}),                                 \
      ({{{-1, -2, -3, -4}, {0, 0, 0, 0}, {1, 1, 1, 1}}, 'b'}))                                                        \
    RECORD_TYPE(X, page, ({"the first page"}), ({"the second page"}))                                                 \
    RECORD_TYPE(X, records,                                                                                           \
      ({{{'a', 1}, {'b', 2}, {'c', 3}, {'d', 4}, {'e', 5}}, {{{1, 0.1}, {2, 0.2}}, {{3, 0.3}, {4, 0.4}}}}),           \
      ({{{'z', -1}, {'y', -2}, {'x', -3}, {'w', -4}, {'v', -5}}, {{{-1, 1e300}, {-2, 0}}, {{-3, 1}, {-4, 2}}}}))      \
    RECORD_TYPE(X, self,                                                                                              \
      ({ADDRESS(struct matrix_self, 0x100), FUNCTION(0x40), 1}), ({ADDRESS(struct matrix_self, 0), FUNCTION(0), -1})) \
    RECORD_TYPE(X, colors, ({matrix_red, true, {matrix_green, matrix_blue, matrix_red}, L'w'}),                       \
      ({matrix_blue, false, {matrix_red, matrix_red, matrix_green}, 0x20ac}))

/* with long double and complex members */
RECORD(one_long_double, (long double l;))
RECORD(long_double_char, (long double l; char c;))
RECORD(long_doubles, (long double l[2];))
RECORD(complexes, (COMPLEX(float) f; COMPLEX(double) d[2];))
RECORD(one_complex, (COMPLEX(float) f;))
RECORD(complex_pair, (COMPLEX(float) f[2];))
#define MATRIX_LONG_RECORDS(X)                                                                                        \
    RECORD_TYPE(X, one_long_double, ({0.1L}), ({-1e300L}))                                                            \
    RECORD_TYPE(X, long_double_char, ({0.1L, 'l'}), ({-1e300L, 'm'}))                                                 \
    RECORD_TYPE(X, long_doubles, ({{0.1L, 0.2L}}), ({{-1e300L, 5.0L}}))                                               \
    RECORD_TYPE(X, complexes, ({COMPLEX_VALUE(1.5F, 2.5F), {COMPLEX_VALUE(0.1, 0.2), COMPLEX_VALUE(0.3, 0.4)}}),      \
      ({COMPLEX_VALUE(-1.5F, -2.5F), {COMPLEX_VALUE(-0.1, -0.2), COMPLEX_VALUE(1e300, 0.0)}}))                        \
    RECORD_TYPE(X, one_complex, ({COMPLEX_VALUE(1.5F, 2.5F)}), ({COMPLEX_VALUE(-1.5F, 0.0F)}))                        \
    RECORD_TYPE(X, complex_pair, ({{COMPLEX_VALUE(1.5F, 2.5F), COMPLEX_VALUE(3.5F, 4.5F)}}),                          \
      ({{COMPLEX_VALUE(-1.5F, -2.5F), COMPLEX_VALUE(0.0F, 0.5F)}}))

/* what libffi does not know: unions, bit-fields, packed and over-aligned records, __int128 */
__extension__ typedef __int128 matrix_int128;
union matrix_number {
    int i;
    double d;
    ANY_MEMBER(matrix_number)
};
union matrix_word {
    unsigned long long word;
    float halves[3];
    ANY_MEMBER(matrix_word)
};
RECORD(tagged, (int kind; union matrix_number value;))
RECORD(bits, (unsigned a : 3; unsigned b : 7; signed c : 20; unsigned char d : 4;))
RECORD(long_bits, (unsigned long long a : 40; unsigned long long b : 24; short s;))
PACKED(packed, (char c; int i;))
PACKED(packed_double, (char c; double d; short s;))
PACKED(packed_large, (char c; long l[3];))
ALIGNED(aligned16, 16, (int i;))
#ifdef __cplusplus
template <>
struct ctypes::describe<matrix_number> : ctypes::members<&matrix_number::i, &matrix_number::d> {};
template <>
struct ctypes::describe<matrix_word> : ctypes::members<&matrix_word::word, &matrix_word::halves> {};
#endif
#define MATRIX_MADE_RECORDS(X)                                                                                        \
    X(int128, matrix_int128, matrix_int128, matrix_int128, (-1), (LARGE(1) << 100))                                   \
    X(number, union matrix_number, matrix_number, union matrix_number, ({.d = 0.1}), ({.d = -1e300}))                 \
    X(word, union matrix_word, matrix_word, union matrix_word, ({.halves = {1.5F, 2.5F, 3.5F}}),                      \
      ({.halves = {-1.5F, -2.5F, 0.0F}}))                                                                             \
    RECORD_TYPE(X, tagged, ({1, {.d = 0.1}}), ({-2, {.d = 1e300}}))                                                   \
    RECORD_TYPE(X, bits, ({5, 100, -500000, 9}), ({2, 27, 500000, 6}))                                                \
    RECORD_TYPE(X, long_bits, ({0xfedcba9876, 0x123456, -300}), ({0x0123456789, 0xfedcba, 301}))                      \
    RECORD_TYPE(X, packed, ({'p', INT_MIN}), ({'q', 123456789}))                                                      \
    RECORD_TYPE(X, packed_double, ({'p', 0.1, -300}), ({'q', 1e300, 301}))                                            \
    RECORD_TYPE(X, packed_large, ({'p', {1, -2, 3}}), ({'q', {LONG_MIN, 0, LONG_MAX}}))                               \
    RECORD_TYPE(X, aligned16, ({INT_MIN}), ({7}))

/* std::array, which is a record around an array to C */
RECORD(array_ints3, (int v[3];))
RECORD(array_doubles2, (double v[2];))
RECORD(array_chars5, (char v[5];))
#define MATRIX_ARRAYS(X)                                                                                              \
    X(array_ints3, struct matrix_array_ints3, UNPACK(std::array<int, 3>), struct matrix_array_ints3,                  \
      ({{1, -2, 3}}), ({{INT_MIN, 0, INT_MAX}}))                                                                      \
    X(array_doubles2, struct matrix_array_doubles2, UNPACK(std::array<double, 2>), struct matrix_array_doubles2,      \
      ({{0.1, 0.2}}), ({{-0.1, 1e300}}))                                                                              \
    X(array_chars5, struct matrix_array_chars5, UNPACK(std::array<char, 5>), struct matrix_array_chars5,              \
      ({{'a', 'b', 'c', 'd', 'e'}}), ({{1, 2, 3, 4, 5}}))

#define MATRIX_ALL(X)                                                                                                 \
    MATRIX_INTEGERS(X)                                                                                                \
    MATRIX_FLOATING(X)                                                                                                \
    MATRIX_NAMED(X)                                                                                                   \
    MATRIX_POINTERS(X)                                                                                                \
    MATRIX_SMALL_RECORDS(X)                                                                                           \
    MATRIX_LARGE_RECORDS(X)                                                                                           \
    MATRIX_LONG_RECORDS(X)                                                                                            \
    MATRIX_MADE_RECORDS(X)                                                                                            \
    MATRIX_ARRAYS(X)

#endif
