/* For each type of merged.h a function that takes it between others, one that returns it, and their callers. */
#include "merged.h"

#include <string.h>

/* Sixteen bytes, of which the first ten are all that a long double has; fewer where a long is short. */
#define COUNTED(size) ((size) < 10 ? (int)(size) : 10)

#define DEFINE(keyword, type)                                                                                          \
    long take_##type(long before, double d, keyword type u, long after) {                                              \
        unsigned char bytes[sizeof u];                                                                                 \
        long sum = before + (long)d + 1000 * after;                                                                    \
        memcpy(bytes, &u, sizeof u);                                                                                   \
        for (int i = 0; i < COUNTED(sizeof u); ++i) sum += (i + 1) * bytes[i];                                         \
        return sum;                                                                                                    \
    }                                                                                                                  \
    keyword type give_##type(int first) {                                                                              \
        unsigned char bytes[sizeof(keyword type)] = {0};                                                               \
        keyword type u;                                                                                                \
        for (int i = 0; i < COUNTED(sizeof u); ++i) bytes[i] = (unsigned char)(first + i);                             \
        memcpy(&u, bytes, sizeof u);                                                                                   \
        return u;                                                                                                      \
    }                                                                                                                  \
    long call_take_##type(long (*f)(long, double, keyword type, long)) { return f(1, 2, give_##type(3), 4); }          \
    long call_give_##type(keyword type (*f)(int)) { return take_##type(1, 2, f(3), 4); }
MERGED(DEFINE)
