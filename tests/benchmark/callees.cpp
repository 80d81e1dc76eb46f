#include "callees.h"

#include <cstdarg>

int take_int(int n) { return n + 1; }
double take_double(double x) { return x + 1; }
double take_six(int a, double b, const char* c, float d, long e, unsigned char f) {
    return a + b + static_cast<double>(*c) + static_cast<double>(d) + static_cast<double>(e) + f;
}
sixteen take_16(sixteen v) { return {v.x + 1, v.n + 1}; }
thirty_two take_32(thirty_two v) { return {v.a + 1, v.b + 1, v.n + 1, v.m + 1}; }
size_t take_text(const char* text) { return static_cast<unsigned char>(text[0]); }
double take_variadic(int count, ...) {
    va_list list;
    va_start(list, count);
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += va_arg(list, double);
    va_end(list);
    return sum;
}

int call_int(int (*f)(int), int count) {
    int sum = 0;
    for (int i = 0; i < count; ++i) sum += f(i);
    return sum;
}
double call_double(double (*f)(double), int count) {
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += f(i);
    return sum;
}
int call_with_data(int (*f)(int, void*), void* data, int count) {
    int sum = 0;
    for (int i = 0; i < count; ++i) sum += f(i, data);
    return sum;
}
