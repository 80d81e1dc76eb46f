// A call through ctypes::function against one through a function pointer that stands in memory alike:
// the instructions of typed_x must be those of plain_x.
#include <ctypes/function.hpp>

#include <string>

struct small_record { // 16 bytes: two registers
    double x;
    long n;
};
struct large_record { // 32 bytes: in memory
    double x, y;
    long n, m;
};

struct aligned_record { // 16 bytes, aligned alike: in memory
    long double x;
};
struct flags {
    unsigned low : 3;
    int high : 5;
};
struct __attribute__((packed)) packed_record {
    char kind;
    int length;
    double scale;
};
struct limits {
    static const int most = 7; // has no definition
};

extern "C" {

void typed_nothing(const ctypes::function<void()>& f) { f(); }
void plain_nothing(void (*const& f)()) { f(); }

double typed_double(const ctypes::function<double(double)>& f, double x) { return f(x); }
double plain_double(double (*const& f)(double), double x) { return f(x); }

int typed_int(const ctypes::function<int(int)>& f, int n) { return f(n); }
int plain_int(int (*const& f)(int), int n) { return f(n); }

signed char typed_narrow(const ctypes::function<signed char(short)>& f, short n) { return f(n); }
signed char plain_narrow(signed char (*const& f)(short), short n) { return f(n); }

double typed_six_mixed(const ctypes::function<double(int, double, const char*, float, long, unsigned char)>& f, int a,
                       double b, const char* c, float d, long e, unsigned char g) {
    return f(a, b, c, d, e, g);
}
double plain_six_mixed(double (*const& f)(int, double, const char*, float, long, unsigned char), int a, double b,
                       const char* c, float d, long e, unsigned char g) {
    return f(a, b, c, d, e, g);
}

double typed_converted(const ctypes::function<double(double)>& f, int n) { return f(n); }
double plain_converted(double (*const& f)(double), int n) { return f(n); }

double typed_small_record(const ctypes::function<double(small_record)>& f, const small_record& r) { return f(r); }
double plain_small_record(double (*const& f)(small_record), const small_record& r) { return f(r); }

double typed_large_record(const ctypes::function<double(large_record)>& f, const large_record& r) { return f(r); }
double plain_large_record(double (*const& f)(large_record), const large_record& r) { return f(r); }

double typed_aligned_record(const ctypes::function<double(aligned_record)>& f, const aligned_record& r) { return f(r); }
double plain_aligned_record(double (*const& f)(aligned_record), const aligned_record& r) { return f(r); }

// What no reference can be bound to goes by value, so it is read where the call stands, before the function's address is
// read inside of it. g++ orders these loads as in a plain call; clang keeps their order, and so `f` in its register, which
// costs one move between registers. There the plain side reads its arguments first, too.
int typed_bit_fields(const ctypes::function<int(int, long)>& f, const flags& r) { return f(r.low, r.high); }
int plain_bit_fields(int (*const& f)(int, long), const flags& r) {
#if defined(__clang__)
    const int low = r.low;
    const long high = r.high;
    return f(low, high);
#else
    return f(r.low, r.high);
#endif
}

double typed_packed(const ctypes::function<double(int, double)>& f, const packed_record& r) {
    return f(r.length, r.scale);
}
double plain_packed(double (*const& f)(int, double), const packed_record& r) {
#if defined(__clang__)
    const int length = r.length;
    const double scale = r.scale;
    return f(length, scale);
#else
    return f(r.length, r.scale);
#endif
}

int typed_constant(const ctypes::function<int(int)>& f) { return f(limits::most); }
int plain_constant(int (*const& f)(int)) { return f(limits::most); }

int typed_variadic_bit_fields(const ctypes::function<int(const char*, ...)>& f, const char* s, const flags& r,
                              const packed_record& p) {
    return f(s, r.low, r.high, p.length, limits::most);
}
int plain_variadic_bit_fields(int (*const& f)(const char*, ...), const char* s, const flags& r,
                              const packed_record& p) {
#if defined(__clang__)
    const unsigned low = r.low;
    const int high = r.high, length = p.length;
    return f(s, low, high, length, limits::most);
#else
    return f(s, r.low, r.high, p.length, limits::most);
#endif
}

int typed_variadic_string(const ctypes::function<int(const char*, ...)>& f, const char* s, const std::string& t,
                          int n) {
    return f(s, t, n);
}
int plain_variadic_string(int (*const& f)(const char*, ...), const char* s, const std::string& t, int n) {
    return f(s, t.c_str(), n);
}

// Stored, not returned: g++ 12 makes no tail call of a record in two registers behind two inline functions.
void typed_small_result(const ctypes::function<small_record(int)>& f, small_record* to) { *to = f(1); }
void plain_small_result(small_record (*const& f)(int), small_record* to) { *to = f(1); }

large_record typed_large_result(const ctypes::function<large_record(int)>& f) { return f(1); }
large_record plain_large_result(large_record (*const& f)(int)) { return f(1); }

const char* typed_text(const ctypes::function<const char*(const char*)>& f, const char* s) { return f(s); }
const char* plain_text(const char* (*const& f)(const char*), const char* s) { return f(s); }

const char* typed_string(const ctypes::function<const char*(const char*)>& f, const std::string& s) { return f(s); }
const char* plain_string(const char* (*const& f)(const char*), const std::string& s) { return f(s.c_str()); }

int typed_variadic(const ctypes::function<int(const char*, ...)>& f, const char* s, int n, double x) {
    return f(s, n, x);
}
int plain_variadic(int (*const& f)(const char*, ...), const char* s, int n, double x) { return f(s, n, x); }

int typed_promoted(const ctypes::function<int(const char*, ...)>& f, const char* s, short n, float x) {
    return f(s, n, x);
}
int plain_promoted(int (*const& f)(const char*, ...), const char* s, short n, float x) {
    return f(s, n, static_cast<double>(x));
}

} // extern "C"
