/* C functions that call back: the types, once for C and once for the C++ side of the tests. */
#ifndef CTYPES_TESTS_CALLBACKS_H
#define CTYPES_TESTS_CALLBACKS_H

#ifdef __cplusplus
#include <complex>
#include <cstddef>
#include <cstdint>
typedef std::complex<float> cb_complex_float;
typedef std::complex<double> cb_complex_double;
typedef std::complex<long double> cb_complex_long_double;
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
typedef float _Complex cb_complex_float;
typedef double _Complex cb_complex_double;
typedef long double _Complex cb_complex_long_double;
#endif

enum cb_color { cb_red, cb_green = 7, cb_blue = -3 };

/* For every scalar type T under its name: T cb_among_name(T (*f)(...), T, T), T cb_stacked_name(T (*f)(...), T, T). */
#define CB_INTEGERS(X)                                                                                                 \
    X(bool, bool)                                                                                                      \
    X(char, char)                                                                                                      \
    X(signed_char, signed char)                                                                                        \
    X(unsigned_char, unsigned char)                                                                                    \
    X(short, short)                                                                                                    \
    X(unsigned_short, unsigned short)                                                                                  \
    X(int, int)                                                                                                        \
    X(unsigned, unsigned)                                                                                              \
    X(long, long)                                                                                                      \
    X(unsigned_long, unsigned long)                                                                                    \
    X(long_long, long long)                                                                                            \
    X(unsigned_long_long, unsigned long long)                                                                          \
    X(wchar, wchar_t)                                                                                                  \
    X(size, size_t)                                                                                                    \
    X(enum, enum cb_color)

#define CB_OTHERS(X)                                                                                                   \
    X(float, float)                                                                                                    \
    X(double, double)                                                                                                  \
    X(long_double, long double)                                                                                        \
    X(complex_float, cb_complex_float)                                                                                 \
    X(complex_double, cb_complex_double)                                                                               \
    X(complex_long_double, cb_complex_long_double)                                                                     \
    X(pointer, const void*)

/* Records, each in one of the ways calling conventions pass them: cb_record_name likewise. */
struct cb_byte { signed char only; };
struct cb_pair { int first, second; };
struct cb_odd { char text[3]; };
struct cb_floats { float x, y, z; };
struct cb_doubles { double x, y; };
struct cb_mixed { double x; long n; };
struct cb_turned { long n; double x; };
struct cb_nested { struct cb_byte head; struct cb_floats body; };
struct cb_large { long numbers[5]; struct cb_pair last; };
struct cb_long_double { long double x; };

#define CB_RECORDS(X)                                                                                                  \
    X(byte) X(pair) X(odd) X(floats) X(doubles) X(mixed) X(turned) X(nested) X(large) X(long_double)

/* libffi has no description of a union by value. */
union cb_number { long integer; double real; };

#endif
