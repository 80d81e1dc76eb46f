/* tests/generated/values.h - the scalars of generated declarations, and the value each has for a seed.
 *
 * Compiled as C and as C++, so both sides write and expect the same values: for a scalar called x, v_x(seed)
 * is its value and x_check(value, seed) counts what is wrong with one.
 */
#ifndef GENERATED_VALUES_H
#define GENERATED_VALUES_H

#include "entry.h"

#include <stdint.h>
#ifdef __cplusplus
#include <complex>
#else
#include <stdbool.h>
#endif

typedef void* pointer;
typedef void (*routine)(void);
typedef enum { red, green = 200, blue = 2147483647 } color;
#ifdef __SIZEOF_INT128__
typedef __int128 int128;
typedef unsigned __int128 uint128;
#endif
typedef float vector8 __attribute__((vector_size(8)));
typedef float vector16 __attribute__((vector_size(16)));
#ifdef GENERATED_HALF
typedef _Float16 half;
#endif
#ifdef __cplusplus
typedef std::complex<float> complex_float;
typedef std::complex<double> complex_double;
typedef std::complex<long double> complex_ldouble;
#else
typedef float _Complex complex_float;
typedef double _Complex complex_double;
typedef long double _Complex complex_ldouble;
#endif

static inline uint64_t mix(uint64_t s) {
    s += 0x9e3779b97f4a7c15u;
    s = (s ^ (s >> 30)) * 0xbf58476d1ce4e5b9u;
    s = (s ^ (s >> 27)) * 0x94d049bb133111ebu;
    return s ^ (s >> 31);
}

#define GENERATED_SCALAR(type, name, expression)                                                                       \
    static inline type v_##name(uint64_t s) { return expression; }                                                     \
    static inline void name##_fill(type* p, uint64_t s) { *p = v_##name(s); }                                          \
    static inline int name##_check(const type* p, uint64_t s) { return *p != v_##name(s); }

GENERATED_SCALAR(bool, bool, (bool)(mix(s) & 1))
GENERATED_SCALAR(char, char, (char)mix(s))
GENERATED_SCALAR(signed char, schar, (signed char)mix(s))
GENERATED_SCALAR(unsigned char, uchar, (unsigned char)mix(s))
GENERATED_SCALAR(short, short, (short)mix(s))
GENERATED_SCALAR(unsigned short, ushort, (unsigned short)mix(s))
GENERATED_SCALAR(int, int, (int)mix(s))
GENERATED_SCALAR(unsigned, uint, (unsigned)mix(s))
GENERATED_SCALAR(long, long, (long)mix(s))
GENERATED_SCALAR(unsigned long, ulong, (unsigned long)mix(s))
GENERATED_SCALAR(long long, llong, (long long)mix(s))
GENERATED_SCALAR(unsigned long long, ullong, (unsigned long long)mix(s))
GENERATED_SCALAR(pointer, pointer, (pointer)(uintptr_t)mix(s))
GENERATED_SCALAR(routine, routine, (routine)(uintptr_t)mix(s))
GENERATED_SCALAR(color, color, (color)(mix(s) & 0x7fffffff))
GENERATED_SCALAR(float, float, (float)(int)(mix(s) >> 41))
GENERATED_SCALAR(double, double, (double)(int64_t)(mix(s) >> 12))
GENERATED_SCALAR(long double, ldouble, (long double)(int64_t)mix(s))
#ifdef __SIZEOF_INT128__
GENERATED_SCALAR(int128, int128, (int128)((uint128)mix(s) << 64 | mix(s + 1)))
GENERATED_SCALAR(uint128, uint128, (uint128)mix(s) << 64 | mix(s + 1))
#endif
#ifdef GENERATED_HALF
GENERATED_SCALAR(half, half, (half)(int)(mix(s) & 1023))
#endif

/* Parts behind each other in memory, whatever the two languages call the whole. */
#define GENERATED_PARTS(type, name, part, count)                                                                       \
    static inline void name##_fill(type* p, uint64_t s) {                                                              \
        for (int i = 0; i < count; ++i) ((part*)p)[i] = (part)(int)(mix(s + (uint64_t)i) >> 41);                       \
    }                                                                                                                  \
    static inline int name##_check(const type* p, uint64_t s) {                                                        \
        int wrong = 0;                                                                                                 \
        for (int i = 0; i < count; ++i) wrong += ((const part*)p)[i] != (part)(int)(mix(s + (uint64_t)i) >> 41);       \
        return wrong;                                                                                                  \
    }                                                                                                                  \
    static inline type v_##name(uint64_t s) {                                                                          \
        type v;                                                                                                        \
        name##_fill(&v, s);                                                                                            \
        return v;                                                                                                      \
    }

GENERATED_PARTS(complex_float, cfloat, float, 2)
GENERATED_PARTS(complex_double, cdouble, double, 2)
GENERATED_PARTS(complex_ldouble, cldouble, long double, 2)

static inline vector8 v_vector8(uint64_t s) { return (vector8){(float)(mix(s) >> 41), (float)(mix(s + 1) >> 41)}; }
static inline void vector8_fill(vector8* p, uint64_t s) { *p = v_vector8(s); }
static inline int vector8_check(const vector8* p, uint64_t s) {
    return (*p)[0] != (float)(mix(s) >> 41) || (*p)[1] != (float)(mix(s + 1) >> 41);
}
static inline vector16 v_vector16(uint64_t s) {
    return (vector16){(float)(mix(s) >> 41), (float)(mix(s + 1) >> 41), (float)(mix(s + 2) >> 41), (float)(mix(s + 3) >> 41)};
}
static inline void vector16_fill(vector16* p, uint64_t s) { *p = v_vector16(s); }
static inline int vector16_check(const vector16* p, uint64_t s) {
    int wrong = 0;
    for (uint64_t i = 0; i < 4; ++i) wrong += (*p)[i] != (float)(mix(s + i) >> 41);
    return wrong;
}

/* Bit-fields: the low bits, with their sign. */
static inline uint64_t v_ubits(uint64_t s, int width) { return mix(s) >> (64 - width); }
static inline int64_t v_sbits(uint64_t s, int width) { return (int64_t)mix(s) >> (64 - width); }

#endif
