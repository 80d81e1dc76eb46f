/* Arrays of packed records: GCC looks at the first element, and passes them in registers; clang in memory. */
#pragma pack(push, 1)
struct array_element {
    int a;
    short b;
};
#pragma pack(pop)
struct array_of_two {
    struct array_element m[2];
};
struct array_behind {
    short before;
    struct array_of_one {
        struct array_element m[1][2];
    } inside;
};

long array_of_two(struct array_of_two x, long n, struct array_of_two y) {
    return x.m[0].a * 10000 + x.m[0].b * 1000 + n * 100 + y.m[1].a * 10 + y.m[1].b;
}
long array_behind(struct array_behind x, long n, struct array_behind y) {
    return x.before * 10000 + x.inside.m[0][0].a * 1000 + n * 100 + y.inside.m[0][1].a * 10 + y.inside.m[0][1].b;
}
struct array_of_two array_swapped(struct array_of_two x) {
    struct array_of_two swapped = {{x.m[1], x.m[0]}};
    return swapped;
}
