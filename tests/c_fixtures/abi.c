/* What arrives, as a number with a digit for each argument. */
#include "abi.h"

double last_register(double x, long a, long b, long c, long d, long e, struct tagged t) {
    return x + (double)(10 * a + 100 * b + 1000 * c + 10000 * d + 100000 * e + 1000000 * t.tag) + t.value;
}
double call_last_register(double (*f)(double, long, long, long, long, long, struct tagged)) {
    return f(1, 2, 3, 4, 5, 6, (struct tagged){7, 0.5});
}

long padding(struct padded p, long a, struct padded q, long b) { return p.value + 10 * a + 100 * q.value + 1000 * b; }
long call_padding(long (*f)(struct padded, long, struct padded, long)) {
    return f((struct padded){1}, 2, (struct padded){3}, 4);
}

struct extended half_of(struct extended e) {
    e.value /= 2;
    return e;
}
long double call_half_of(struct extended (*f)(struct extended)) { return f((struct extended){5}).value; }

double packed_arguments(struct tight t, struct tight u, long a) {
    return t.tag + 10 * t.value + 100 * u.value + (double)(1000 * a);
}
double call_packed_arguments(double (*f)(struct tight, struct tight, long)) {
    return f((struct tight){1, 2}, (struct tight){0, 3}, 4);
}

/* Six longs before it leave the stack at 8 bytes beyond a multiple of 16. */
double on_stack(long a, long b, long c, long d, long e, long f, long g, struct tight_extended t, long h) {
    return (double)(a + b + c + d + e + f) + 10 * (double)g + 100 * (double)t.value + 1000 * (double)h;
}
double call_on_stack(double (*f)(long, long, long, long, long, long, long, struct tight_extended, long)) {
    return f(0, 0, 0, 0, 0, 1, 2, (struct tight_extended){3}, 4);
}

double either(union word a, double b, struct labelled c) {
    return (double)a.bits + 10 * b + 100 * c.value + 1000 * c.label.number;
}
double call_either(double (*f)(union word, double, struct labelled)) {
    return f((union word){1}, 2, (struct labelled){3, {.number = 4}});
}

long wide(long a, wide_integer b, long c, wide_integer d) {
    return a + 10 * (long)(b >> 64) + 100 * c + 1000 * (long)(d >> 64);
}
long call_wide(long (*f)(long, wide_integer, long, wide_integer)) {
    return f(1, (wide_integer)2 << 64, 3, (wide_integer)4 << 64);
}
wide_integer wide_shifted(wide_integer a) { return a << 64; }

/* On AArch64 the addresses of the last ones stand on the stack, eight bytes each. */
long blocks(long a, long b, long c, long d, long e, long f, long g, long h, long i, struct aligned_block j,
            struct aligned_block k) {
    return a + b + c + d + e + f + g + h + 10 * i + 100 * j.more + 1000 * k.more + 10000 * (long)k.wide;
}
long call_blocks(long (*f)(long, long, long, long, long, long, long, long, long, struct aligned_block,
                           struct aligned_block)) {
    return f(0, 0, 0, 0, 0, 0, 0, 1, 2, (struct aligned_block){0, 3}, (struct aligned_block){5, 4});
}

long nothing_between(long a, struct no_members n, long b) {
    (void)n;
    return a + 10 * b;
}
long call_nothing_between(long (*f)(long, struct no_members, long)) {
    return f(1, __extension__(struct no_members){}, 2);
}
