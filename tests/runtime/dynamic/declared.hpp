// What tests/c_fixtures/dynamic.c has, as C text.
#pragma once

#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/library.hpp>

inline const ctypes::dynamic::declarations& declared() {
    static const ctypes::dynamic::declarations c(R"c(
        struct dyn_vec { double x, y; };
        struct dyn_mixed { long n; double x; };
        struct dyn_large { long a[5]; };
        struct dyn_flags { unsigned mode : 3; int level : 5; unsigned char rest; };
        #pragma pack(push, 1)
        struct dyn_packed { char c; double d; short s; };
        #pragma pack(pop)
        union dyn_number { int i; double d; char text[12]; };
        struct dyn_list { int value; struct dyn_list *next; };
        enum dyn_color { dyn_red, dyn_green = 5, dyn_blue };
        extern int dyn_counter;
        extern int dyn_table[4];
        double dyn_length2(struct dyn_vec v);
        struct dyn_vec dyn_scaled(struct dyn_vec v, double by);
        struct dyn_mixed dyn_swapped(struct dyn_mixed m);
        struct dyn_large dyn_added(struct dyn_large l, long k);
        struct dyn_flags dyn_next_flags(struct dyn_flags f);
        struct dyn_packed dyn_packed_next(struct dyn_packed p);
        union dyn_number dyn_number_of(double d);
        int dyn_sum_list(const struct dyn_list *l);
        enum dyn_color dyn_after(enum dyn_color c);
        float dyn_half(float x);
        long double dyn_long_half(long double x);
        _Bool dyn_not(_Bool b);
        signed char dyn_narrow(long x);
        unsigned short dyn_short(unsigned short x);
        double dyn_many(int a, double b, long c, float d, short e, double f, char g, long h, unsigned i, double j,
                        double k, double l, double m, double n, long o, double p);
        int dyn_sum(int count, ...);
        double dyn_sum_doubles(int count, ...);
        void dyn_store(int *to, int value);
        unsigned long dyn_text_length(const char *text);
        void dyn_upper(char *text, unsigned long n);
        int dyn_apply(int (*f)(int, double), int times);
        struct dyn_vec dyn_apply_vec(struct dyn_vec (*f)(struct dyn_vec, float), struct dyn_vec v);
        void dyn_register(int (*f)(int));
        int dyn_run_registered(int x);
    )c");
    return c;
}

inline ctypes::dynamic::function bound(const char* name) {
    return ctypes::library(CTYPES_TEST_CLIB).function(declared()[name]);
}
