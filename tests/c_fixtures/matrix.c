/* For every type of the matrix, and for a struct with it as a member: functions with it in every position.
   What arrives is put into matrix_x_seen for the test to look at; what is sent comes from matrix_x_values. */
#include "../matrix/types.h"

#include <stdarg.h>

#define LONGS long i1, long i2, long i3, long i4, long i5, long i6, long i7, long i8
#define DOUBLES double d1, double d2, double d3, double d4, double d5, double d6, double d7, double d8
#define FILLED                                                                                                        \
    (i1 == 1 && i2 == 2 && i3 == 3 && i4 == 4 && i5 == 5 && i6 == 6 && i7 == 7 && i8 == 8 && d1 == 0.1 && d2 == 0.2 &&\
     d3 == 0.3 && d4 == 0.4 && d5 == 0.5 && d6 == 0.6 && d7 == 0.7 && d8 == 0.8)

#define FUNCTIONS(name, type, promoted)                                                                               \
    type matrix_##name##_seen[2];                                                                                     \
                                                                                                                      \
    void matrix_##name##_take(type a) { matrix_##name##_seen[0] = a; }                                                \
                                                                                                                      \
    int matrix_##name##_take_between(signed char c, type a, double d, type b, float f) {                              \
        matrix_##name##_seen[0] = a;                                                                                  \
        matrix_##name##_seen[1] = b;                                                                                  \
        return c == -3 && d == 0.25 && f == 0.5F;                                                                     \
    }                                                                                                                 \
                                                                                                                      \
    int matrix_##name##_take_on_stack(LONGS, DOUBLES, type a, signed char c, type b) {                                \
        matrix_##name##_seen[0] = a;                                                                                  \
        matrix_##name##_seen[1] = b;                                                                                  \
        return FILLED && c == -3;                                                                                     \
    }                                                                                                                 \
                                                                                                                      \
    int matrix_##name##_take_variadic(int fillers, ...) {                                                             \
        va_list list;                                                                                                 \
        int right = 1;                                                                                                \
        va_start(list, fillers);                                                                                      \
        for (int i = 1; i <= fillers; ++i) {                                                                          \
            right = right && va_arg(list, long) == i;                                                                 \
            right = right && va_arg(list, double) == i / 10.0;                                                        \
        }                                                                                                             \
        matrix_##name##_seen[0] = va_arg(list, promoted);                                                             \
        right = right && va_arg(list, int) == -3;                                                                     \
        matrix_##name##_seen[1] = va_arg(list, promoted);                                                             \
        va_end(list);                                                                                                 \
        return right;                                                                                                 \
    }                                                                                                                 \
                                                                                                                      \
    type matrix_##name##_make(int which) { return matrix_##name##_values[which]; }                                    \
                                                                                                                      \
    int matrix_##name##_call(int (*f)(type), int which) { return f(matrix_##name##_values[which]); }                  \
                                                                                                                      \
    int matrix_##name##_call_between(int (*f)(signed char, type, double, type, float)) {                              \
        return f(-3, matrix_##name##_values[0], 0.25, matrix_##name##_values[1], 0.5F);                               \
    }                                                                                                                 \
                                                                                                                      \
    int matrix_##name##_call_on_stack(int (*f)(LONGS, DOUBLES, type, signed char, type)) {                            \
        return f(1, 2, 3, 4, 5, 6, 7, 8, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, matrix_##name##_values[0], -3,       \
                 matrix_##name##_values[1]);                                                                          \
    }                                                                                                                 \
                                                                                                                      \
    void matrix_##name##_call_for_result(type (*f)(int), int which) { matrix_##name##_seen[which] = f(which); }

#define TYPE(name, type, promoted, first, second)                                                                     \
    type const matrix_##name##_values[2] = {UNPACK first, UNPACK second};                                             \
    FUNCTIONS(name, type, promoted)

#define TYPE_AND_MEMBER(name, c_type, cxx_type, promoted, first, second)                                              \
    TYPE(name, c_type, promoted, first, second)                                                                       \
    struct matrix_in_##name {                                                                                         \
        char before;                                                                                                  \
        c_type value;                                                                                                 \
        short after;                                                                                                  \
    };                                                                                                                \
    TYPE(in_##name, struct matrix_in_##name, struct matrix_in_##name, ({'b', UNPACK first, -300}),                    \
         ({'B', UNPACK second, 301}))

MATRIX_ALL(TYPE_AND_MEMBER)
