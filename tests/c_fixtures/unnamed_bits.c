/* Records whose unnamed bit-fields decide, with some compilers, in which registers they travel. */
struct bits_behind_float {
    float f;
    unsigned : 32;
    double d;
};
struct bits_first {
    long long : 64;
    double d;
};
struct bits_last {
    unsigned long long a : 4;
    unsigned long long : 60;
    unsigned long long : 4;
};
struct bits_between_floats {
    float f;
    unsigned : 32;
    float g;
};

double bits_behind_float(struct bits_behind_float x, long n, struct bits_behind_float y, double z) {
    return x.f * 10000 + x.d * 1000 + (double)n * 100 + y.f * 10 + y.d + z / 10;
}
double bits_first(struct bits_first x, long n, struct bits_first y, double z) {
    return x.d * 1000 + (double)n * 100 + y.d * 10 + z;
}
double bits_last(struct bits_last x, long n, struct bits_last y, double z) {
    return (double)x.a * 1000 + (double)n * 100 + (double)y.a * 10 + z;
}
double bits_between_floats(struct bits_between_floats x, long n, struct bits_between_floats y, double z) {
    return x.f * 10000 + x.g * 1000 + (double)n * 100 + y.f * 10 + y.g + z / 10;
}
struct bits_behind_float bits_next(struct bits_behind_float x) {
    struct bits_behind_float next = {x.f + 1, x.d + 1};
    return next;
}
