/* Functions for the run-time layer: every kind of place an argument and a result can have. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct dyn_vec {
    double x, y;
};
struct dyn_mixed {
    long n;
    double x;
};
struct dyn_large {
    long a[5];
};
struct dyn_flags {
    unsigned mode : 3;
    int level : 5;
    unsigned char rest;
};
#pragma pack(push, 1)
struct dyn_packed {
    char c;
    double d;
    short s;
};
#pragma pack(pop)
union dyn_number {
    int i;
    double d;
    char text[12];
};
struct dyn_list {
    int value;
    struct dyn_list* next;
};
enum dyn_color { dyn_red, dyn_green = 5, dyn_blue };

int dyn_counter = 3;
int dyn_table[4] = {1, 2, 3, 4};

double dyn_length2(struct dyn_vec v) { return v.x * v.x + v.y * v.y; }
struct dyn_vec dyn_scaled(struct dyn_vec v, double by) {
    v.x *= by;
    v.y *= by;
    return v;
}
struct dyn_mixed dyn_swapped(struct dyn_mixed m) {
    struct dyn_mixed r = {(long)m.x, (double)m.n};
    return r;
}
struct dyn_large dyn_added(struct dyn_large l, long k) {
    for (int i = 0; i < 5; ++i) l.a[i] += k;
    return l;
}
struct dyn_flags dyn_next_flags(struct dyn_flags f) {
    f.mode = (f.mode + 1u) & 7u;
    f.level = -f.level;
    f.rest = (unsigned char)(f.rest + 1);
    return f;
}
struct dyn_packed dyn_packed_next(struct dyn_packed p) {
    ++p.c;
    p.d /= 2;
    p.s = (short)-p.s;
    return p;
}
union dyn_number dyn_number_of(double d) {
    union dyn_number n;
    memset(&n, 0, sizeof n);
    n.d = d;
    return n;
}
int dyn_sum_list(const struct dyn_list* l) {
    int sum = 0;
    for (; l != NULL; l = l->next) sum += l->value;
    return sum;
}
enum dyn_color dyn_after(enum dyn_color c) { return c == dyn_red ? dyn_green : dyn_blue; }
float dyn_half(float x) { return x / 2; }
long double dyn_long_half(long double x) { return x / 2; }
_Bool dyn_not(_Bool b) { return !b; }
signed char dyn_narrow(long x) { return (signed char)x; }
unsigned short dyn_short(unsigned short x) { return (unsigned short)(x + 1); }
double dyn_many(int a, double b, long c, float d, short e, double f, char g, long h, unsigned i, double j, double k, double l, double m,
                double n, long o, double p) {
    return a + 2 * b + 3.0 * (double)c + 4 * d + 5 * e + 6 * f + 7 * g + 8.0 * (double)h + 9 * i + 10 * j + 11 * k + 12 * l + 13 * m +
           14 * n + 15.0 * (double)o + 16 * p;
}
int dyn_sum(int count, ...) {
    va_list rest;
    va_start(rest, count);
    int sum = 0;
    for (int i = 0; i < count; ++i) sum += va_arg(rest, int);
    va_end(rest);
    return sum;
}
double dyn_sum_doubles(int count, ...) {
    va_list rest;
    va_start(rest, count);
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += va_arg(rest, double);
    va_end(rest);
    return sum;
}
void dyn_store(int* to, int value) { *to = value; }
size_t dyn_text_length(const char* text) { return strlen(text); }
void dyn_upper(char* text, size_t n) {
    for (size_t i = 0; i < n; ++i)
        if (text[i] >= 'a' && text[i] <= 'z') text[i] = (char)(text[i] - 'a' + 'A');
}
int dyn_apply(int (*f)(int, double), int times) {
    int sum = 0;
    for (int i = 0; i < times; ++i) sum += f(i, i + 0.5);
    return sum;
}
struct dyn_vec dyn_apply_vec(struct dyn_vec (*f)(struct dyn_vec, float), struct dyn_vec v) { return f(v, 2.0f); }
static int (*dyn_registered)(int);
void dyn_register(int (*f)(int)) { dyn_registered = f; }
int dyn_run_registered(int x) { return dyn_registered(x); }
