/* The same functions by each calling convention of the target, the platform's own first: what one answers all do. The
 * functions write to their parameters, which are their own copies. */
#if defined(__x86_64__) && !defined(_WIN32)
#define EACH_CONVENTION(X) X(sysv_abi) X(ms_abi)
#elif defined(__i386__)
#define EACH_CONVENTION(X) X(cdecl) X(stdcall) X(fastcall) X(thiscall)
#pragma GCC diagnostic ignored "-Wattributes" /* pedantic GCC wants thiscall at methods only */
#else
#define EACH_CONVENTION(X)
#endif

struct conv_3 {
    signed char c[3];
};
struct conv_4 {
    short a, b;
};
struct conv_8 {
    double x;
};
struct conv_8i {
    int a, b;
};
struct conv_12 {
    int a[3];
};
struct conv_16 {
    double x;
    long long n;
};
struct conv_24 {
    double x;
    long long n;
    int i;
};
struct conv_bits {
    unsigned mode : 3;
    int level : 9;
    float f;
};
#pragma pack(push, 1)
struct conv_packed {
    char c;
    double d;
};
#pragma pack(pop)
union conv_union {
    int i;
    double d;
    char text[20];
};

/* A record that is changed on its way. */
#define CHANGED(C, record, change)                                                                                     \
    __attribute__((C)) struct record C##_##record(int n, struct record s, double by) {                                 \
        change;                                                                                                        \
        return s;                                                                                                      \
    }

/* The records hold any bytes: what no integer holds is 0. */
#define whole(x) ((x) > -1e18 && (x) < 1e18 ? (long long)(x) : 0)

#define FUNCTIONS(C)                                                                                                   \
    __attribute__((C)) double C##_mixed(int a, double b, short c, float d, long long e, double f, signed char g,       \
                                        float h, unsigned i, double j) {                                               \
        return a + 2 * b + 3 * c + 4 * d + 5 * (double)e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;                     \
    }                                                                                                                  \
    CHANGED(C, conv_3, s.c[2] = (signed char)(n + by))                                                                 \
    CHANGED(C, conv_4, s.b = (short)(s.a + n + by))                                                                    \
    CHANGED(C, conv_8, s.x = s.x * n + by)                                                                             \
    CHANGED(C, conv_8i, s.b = s.a * n + (int)whole(by))                                                                       \
    CHANGED(C, conv_12, s.a[2] = s.a[0] * n + (int)whole(by))                                                                 \
    CHANGED(C, conv_16, s.n = whole(s.x * n + by))                                                               \
    CHANGED(C, conv_24, s.i = (int)whole(s.x * n + by + (double)s.n))                                                       \
    CHANGED(C, conv_bits, (s.level = n - (int)whole(by), s.f = s.f + (float)s.mode))                                          \
    CHANGED(C, conv_packed, s.d = s.c * n + by)                                                                        \
    __attribute__((C)) union conv_union C##_conv_union(int n, union conv_union s, double by) {                         \
        s.d = s.i * n + by;                                                                                            \
        return s;                                                                                                      \
    }                                                                                                                  \
    __attribute__((C)) double C##_all(struct conv_8 a, struct conv_12 b, float c, struct conv_16 d, int e,             \
                                      struct conv_24 f, struct conv_3 g, double h) {                                   \
        b.a[0] = d.n = 0;                                                                                              \
        return a.x + 2 * b.a[2] + 3 * c + 4 * d.x + 5 * e + 6 * f.i + 7 * f.x + 8 * g.c[1] + 9 * h;                    \
    }                                                                                                                  \
    __attribute__((C)) signed char C##_narrow(long x) { return (signed char)x; }                                       \
    __attribute__((C)) _Bool C##_not(_Bool x) { return !x; }                                                           \
    __attribute__((C)) float C##_half(float x) { return x / 2; }                                                       \
    __attribute__((C)) void C##_store(int *to, short value) { *to = value; }                                           \
    __attribute__((C)) const char *C##_after(const char *text, int n) { return text + n; }                             \
    __attribute__((C)) double C##_long_double(long double x, double by) {                                              \
        x += by;                                                                                                       \
        return (double)x;                                                                                              \
    }                                                                                                                  \
    __attribute__((C)) long double C##_long_half(long double x) { return x / 2; }                                      \
    __attribute__((C)) _Complex double C##_complex(int n, _Complex double a, _Complex float b) {                       \
        a *= n;                                                                                                        \
        return a + b;                                                                                                  \
    }                                                                                                                  \
    int C##_apply(int(__attribute__((C)) * f)(int, double, struct conv_24, struct conv_12, float), int n) {            \
        struct conv_24 s = {2.5, 3, 4};                                                                                \
        struct conv_12 t = {{5, 6, 7}};                                                                                \
        int const answer = f(n, 0.5, s, t, 1.5F);                                                                      \
        return answer + s.i + t.a[0]; /* which the callback did not change */                                          \
    }                                                                                                                  \
    __attribute__((C)) struct conv_24 C##_apply_24(                                                                    \
        struct conv_24(__attribute__((C)) * f)(struct conv_24, float, struct conv_8i), struct conv_24 s) {             \
        struct conv_8i const i = {8, 9};                                                                               \
        return f(s, 0.25F, i);                                                                                         \
    }

EACH_CONVENTION(FUNCTIONS)

#if defined(__x86_64__) && !defined(_WIN32)
__attribute__((ms_abi)) double ms_abi_sum(int count, ...) {
    __builtin_ms_va_list list;
    double sum = 0;
    __builtin_ms_va_start(list, count);
    for (int i = 0; i < count; ++i) sum += i % 2 == 0 ? __builtin_va_arg(list, double) : __builtin_va_arg(list, int);
    __builtin_ms_va_end(list);
    return sum;
}
#endif
