/* The types of call.c and variadic.c, for C and C++. */
#ifndef CTYPES_TESTS_CLIB_CALL_H
#define CTYPES_TESTS_CLIB_CALL_H

#include <stddef.h>

enum color { red, green, blue };

struct pair {
    int first, second;
};
struct vector {
    double x, y;
};
struct rectangle { /* 32 bytes: in memory */
    struct vector from, to;
};
struct person {
    char name[16];
    int age;
};

#endif
