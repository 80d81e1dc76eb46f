/* What the benchmarks call: as little work as there can be, in a translation unit of its own. */
#ifndef CTYPES_TESTS_BENCHMARK_CALLEES_H
#define CTYPES_TESTS_BENCHMARK_CALLEES_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sixteen {
    double x;
    long n;
};
struct thirty_two {
    double a, b;
    long n, m;
};

int take_int(int n);
double take_double(double x);
double take_six(int a, double b, const char* c, float d, long e, unsigned char f);
struct sixteen take_16(struct sixteen v);
struct thirty_two take_32(struct thirty_two v);
size_t take_text(const char* text);
double take_variadic(int count, ...);

/* Calls back `count` times. */
int call_int(int (*f)(int), int count);
double call_double(double (*f)(double), int count);
int call_with_data(int (*f)(int, void*), void* data, int count);

#ifdef __cplusplus
}
#endif

#endif
