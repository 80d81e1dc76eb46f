/* Functions to be called: strings, arrays, records, errno, callbacks, narrow results. */
#include "call.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* strings, and pointers as they are */
size_t text_length(const char* text) { return strlen(text); }
char* last_of(char* text) { return text + strlen(text) - 1; }
size_t wide_length(const wchar_t* text) {
    size_t n = 0;
    while (text[n] != 0) ++n;
    return n;
}
size_t utf16_length(const uint_least16_t* text) {
    size_t n = 0;
    while (text[n] != 0) ++n;
    return n;
}
size_t utf32_length(const uint_least32_t* text) {
    size_t n = 0;
    while (text[n] != 0) ++n;
    return n;
}
const void* same_address(const void* p) { return p; }
void* same_mutable_address(void* p) { return p; }

/* arrays */
int sum_ints(const int* values, size_t count) {
    int sum = 0;
    for (size_t i = 0; i < count; ++i) sum += values[i];
    return sum;
}
double sum_doubles(const double* values, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; ++i) sum += values[i];
    return sum;
}
void double_ints(int* values, size_t count) {
    for (size_t i = 0; i < count; ++i) values[i] *= 2;
}
int sum_rows(int (*rows)[3], size_t count) {
    int sum = 0;
    for (size_t i = 0; i < count; ++i) sum += sum_ints(rows[i], 3);
    return sum;
}
size_t count_texts(const char* const* texts) {
    size_t n = 0;
    while (texts[n] != 0) ++n;
    return n;
}

/* scalars: what comes back tells what arrived */
int negate_int(int x) { return -x; }
double half(double x) { return x / 2; }
float half_float(float x) { return x / 2; }
_Bool opposite(_Bool x) { return !x; }
char next_char(char c) { return (char)(c + 1); }
long long shifted(long long x) { return x * 4294967296; }
enum color next_color(enum color c) { return (enum color)((c + 1) % 3); }
static int calls;
void count_call(void) { ++calls; }
int counted_calls(void) { return calls; }

/* results narrower than a register: all bits of the register are in use before they are cut */
signed char narrow_signed_char(uint64_t x) { return (signed char)x; }
unsigned char narrow_unsigned_char(uint64_t x) { return (unsigned char)x; }
short narrow_short(uint64_t x) { return (short)x; }
unsigned short narrow_unsigned_short(uint64_t x) { return (unsigned short)x; }
int narrow_int(uint64_t x) { return (int)x; }
unsigned narrow_unsigned(uint64_t x) { return (unsigned)x; }
_Bool narrow_bool(uint64_t x) { return (x & 1) != 0; }

/* records by value */
struct pair swapped(struct pair p) {
    struct pair result = {p.second, p.first};
    return result;
}
double area(struct rectangle r) { return (r.to.x - r.from.x) * (r.to.y - r.from.y); }
struct rectangle moved(struct rectangle r, struct vector by) {
    r.from.x += by.x, r.from.y += by.y, r.to.x += by.x, r.to.y += by.y;
    return r;
}
int name_length(const struct person* p) { return (int)strlen(p->name); }

/* errno */
int fail_with(int code) {
    errno = code;
    return -1;
}
void fail_silently(int code) { errno = code; }
int current_errno(void) { return errno; }
double fail_with_text(const char* text, int code) {
    errno = code;
    return text == 0 ? -1 : (double)strlen(text);
}

/* callbacks and function pointers */
int apply(int (*f)(int), int x) { return f(x); }
void visit(const int* values, size_t count, void (*f)(int, void*), void* data) {
    for (size_t i = 0; i < count; ++i) f(values[i], data);
}
static int add_one(int x) { return x + 1; }
int (*get_function(int which))(int) { return which ? &negate_int : &add_one; }
static int (*kept)(int);
void keep_function(int (*f)(int)) { kept = f; }
int call_kept(int x) { return kept(x); }
