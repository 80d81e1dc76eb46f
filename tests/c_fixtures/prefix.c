/* For tests/runtime/type/prefix.cpp: a record that C++ derives, one with a flexible array, and C's own complex numbers. */
#include <stddef.h>

struct dog {
    int legs; /* in C++ the base class */
    double weight;
};

struct dog heavier(struct dog d, double by) {
    d.weight += by;
    return d;
}

double weight_on_stack(long a, long b, long c, long d, long e, long f, struct dog g) {
    return (double)(a + b + c + d + e + f) + g.weight * g.legs;
}

double weight_after(struct dog (*feed)(struct dog), struct dog d) {
    d = feed(d);
    return d.weight * d.legs;
}

struct message {
    unsigned length;
    char text[];
};

unsigned sum_of_letters(const struct message* m) {
    unsigned sum = 0;
    for (unsigned i = 0; i < m->length; ++i) sum += (unsigned char)m->text[i];
    return sum;
}

float _Complex swap_float(float _Complex z) { return __imag__ z + __real__ z * 1.0iF; }
double _Complex swap_double(double _Complex z) { return __imag__ z + __real__ z * 1.0i; }
long double _Complex swap_long_double(long double _Complex z) { return __imag__ z + __real__ z * 1.0iL; }

double _Complex call_complex(double _Complex (*f)(double _Complex), double _Complex z) { return f(z) + 1; }
