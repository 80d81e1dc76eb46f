/* Values that libffi 3.4.4 by itself passes wrongly, or not at all. For C and C++. */
#ifndef CTYPES_TESTS_CLIB_ABI_H
#define CTYPES_TESTS_CLIB_ABI_H

__extension__ typedef __int128 wide_integer;

struct tagged {
    long tag;
    double value;
};
struct __attribute__((aligned(16))) padded { /* on x86-64 the second eightbyte is padding */
    long value;
};
struct extended {
    long double value;
};
struct __attribute__((packed)) tight {
    char tag;
    double value;
};
struct __attribute__((packed)) tight_extended { /* in its place, but to be aligned to 8 bytes only */
    long double value;
};
union word {
    long bits;
    double value;
};
union letters {
    char text[4];
    short number;
};
struct labelled { /* the union makes an integer of the eightbyte */
    float value;
    union letters label;
};
struct aligned_block {
    wide_integer wide;
    long more;
};
__extension__ struct no_members {};

#endif
