/* Unions with room for a long double beside structs: whether they travel in registers depends on what is one member. */
#ifndef CTYPES_TESTS_CLIB_MERGED_H
#define CTYPES_TESTS_CLIB_MERGED_H

struct merged_parts {
    long a;
    float b;
    int c;
};
struct merged_pair {
    float a;
    int b;
};
union merged_named { /* in registers: the struct has an integer in each half */
    long double x;
    struct merged_parts parts;
};
union merged_anonymous { /* in registers, likewise */
    long double x;
    __extension__ struct {
        long a;
        float b;
        int c;
    };
};
union merged_first { /* in registers */
    __extension__ struct {
        float a;
        int b;
        float c;
        int d;
    };
    long double x;
};
union merged_array { /* in registers */
    long double x;
    struct merged_pair pairs[2];
};
struct merged_inside { /* in registers */
    union merged_anonymous u;
};
union merged_bits { /* in registers: the bit-field stands where b does */
    long double x;
    __extension__ struct {
        long a;
        float b;
        unsigned c : 9, d : 7;
    };
};
union merged_halves { /* in memory: the second half of the struct is a double */
    long double x;
    __extension__ struct {
        int a;
        double b;
    };
};
union merged_members { /* in memory: the float is a member by itself, before there is an integer */
    long double x;
    float f;
    long pair[2];
};

#define MERGED(D)                                                                                                      \
    D(union, merged_named) D(union, merged_anonymous) D(union, merged_first) D(union, merged_array)                    \
    D(struct, merged_inside) D(union, merged_bits) D(union, merged_halves) D(union, merged_members)

#endif
