// Arguments that C++ passes by value only: no reference can be bound to a bit-field or to a member of a packed record, and one
// to a `static const int` member would need its definition.
#include <ctypes/c_declaration.hpp>
#include <ctypes/call.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/interface.hpp>
#include <ctypes/out.hpp>
#include <ctypes/span.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>
#include <tuple>
#include <vector>

namespace {

struct flags {
    unsigned low : 3;
    int high : 5;
    bool on : 1;
};
struct aligned {
    long double x;
};
struct wide {
    long double x, y;
};
struct pair {
    int a, b;
};
enum class colour : unsigned char { red, green };
struct __attribute__((packed)) header {
    char kind;
    int length;
    double scale;
    const char* name;
    colour shade;
    aligned one;
    wide two;
    pair both;
};
struct limits {
    static const int most = 7; // has no definition
    static const colour shade = colour::green;
};

const flags bits{5, -9, true};
const header packed{1, 42, 2.5, "name", colour::green, {1.5L}, {2.5L, 3.5L}, {4, 5}};

extern "C" {
static int sum(int a, int b) { return a + b; }
static double scaled(double a, int b) { return a * b; }
static int length_and(const char* text, int n) { return static_cast<int>(std::string(text).size()) + n; }
static int shade_of(colour c) { return static_cast<int>(c); }
static long double of_aligned(aligned v) { return v.x; }
static long double of_wide(wide v) { return v.x + v.y; }
static int of_pair(pair p, int n) { return 10 * p.a + p.b + n; }
static int negated(int n, int* to) {
    *to = -n;
    return n;
}
static int added(int n, const int* more, int last) { return n + (more != nullptr ? *more : 0) + last; }
static int added_to(int* n, int m) { return *n += m; }
static int sum_of(const int* values, std::size_t n, int start) {
    for (std::size_t i = 0; i < n; ++i) start += values[i];
    return start;
}
static int number_of(int n) { return n; }
static int print(char* to, std::size_t size, const char* format, ...) {
    std::va_list list;
    va_start(list, format);
    const int n = std::vsnprintf(to, size, format, list);
    va_end(list);
    return n;
}
static int print_twice(int* count, char* to, const char* format, ...) {
    std::va_list list;
    va_start(list, format);
    *count = std::vsnprintf(to, 60, format, list);
    va_end(list);
    return 2;
}
}

const ctypes::function<int(int, int)> add(&sum);
const ctypes::function<int(char*, std::size_t, const char*, ...)> format(&print);

} // namespace

TEST_CASE("a bit-field, a packed member and a constant without definition are arguments of a typed call") {
    CHECK(add(bits.low, bits.high) == -4);
    CHECK(add(packed.length, limits::most) == 49);
    CHECK(add(packed.kind, bits.on) == 2);
    CHECK(ctypes::function<double(double, int)>(&scaled)(packed.scale, packed.length) == 105);
    const ctypes::function<int(colour)> shade(&shade_of);
    CHECK(shade(packed.shade) + shade(limits::shade) == 2);
    const auto& [kind, length, scale, name, s, one, two, both] = packed;
    CHECK(add(length, kind) == 43);
    volatile int changing = 3;
    CHECK(add(changing, limits::most) == 10);
}

TEST_CASE("they are arguments beside strings, ranges and records too") {
    const ctypes::function<int(const char*, int)> measure(&length_and);
    CHECK(measure(std::string("text"), bits.low) == 9);
    CHECK(measure(packed.name, limits::most) == 11);
    const ctypes::function<int(pair, int)> pairs(&of_pair);
    CHECK(pairs({1, 2}, bits.low) == 17);
    CHECK(pairs(packed.both, packed.length) == 87);
}

TEST_CASE("a record of a packed record is read where it is") {
    const std::vector<header> two(2, packed); // one of them is not aligned for a long double
    for (const header& h : two) {
        CHECK(ctypes::function<long double(aligned)>(&of_aligned)(h.one) == 1.5L);
        CHECK(ctypes::function<long double(wide)>(&of_wide)(h.two) == 6);
    }
}

TEST_CASE("they are arguments of calls with errno, with a policy, and through libffi") {
    CHECK(ctypes::with_errno(add)(bits.low, packed.length).value == 47);
    CHECK(ctypes::with_errno(&sum)(bits.high, limits::most).value == -2);
    CHECK(ctypes::with_errno([](int a, int b) { return a - b; })(bits.high, packed.length).value == -51);
    const auto checked = add.check([](int result, int a, int b) { return result == a + b; });
    CHECK(checked(bits.low, packed.length) == 47);
    CHECK(ctypes::with_errno(checked)(bits.low, limits::most).value == 12);
    CHECK(add.expect([](int) { return true; })(bits.low, limits::most).value() == 12);
    CHECK(add.rethrowing()(bits.low, limits::most) == 12);
    CHECK(add.discarding().check([](int) { return true; })(bits.low, packed.length) == 47);
    CHECK(ctypes::via_libffi(add)(bits.low, packed.length) == 47);
    CHECK(ctypes::libffi_call<int(int, int)>(&sum, bits.high, limits::most) == -2);
}

TEST_CASE("they are arguments of annotated parameters, and beside them") {
    const ctypes::function<int(int, ctypes::out<int>)> negate(&negated);
    CHECK(negate(bits.low) == std::tuple(5, -5));
    CHECK(negate(packed.length) == std::tuple(42, -42));
    CHECK(ctypes::with_errno(negate)(limits::most).value == std::tuple(7, -7));
    CHECK(negate.check([](int, int n) { return n == 7; })(limits::most) == std::tuple(7, -7));
    const ctypes::function<int(int, ctypes::optional<int>, ctypes::defaulted<int, 100>)> adds(&added);
    CHECK(adds(bits.low) == 105);
    CHECK(adds(bits.low, packed.length) == 147);
    CHECK(adds(bits.low, limits::most, packed.length) == 54);
    CHECK(adds(bits.low, nullptr, limits::most) == 12);
    CHECK(ctypes::function<int(ctypes::inout<int>, int)>(&added_to)(packed.length, bits.low) == std::tuple(47, 47));
    const ctypes::function<int(ctypes::sized<const int*>, int)> sums(&sum_of);
    CHECK(sums(std::array{1, 2, 3}, bits.low) == 11);
    const int values[] = {4, 5};
    CHECK(sums(values, packed.length) == 51);
    using number = ctypes::handle<int, [](int) {}, -1>;
    const number owner(3);
    CHECK(ctypes::function<int(number)>(&number_of)(owner) == 3);
}

TEST_CASE("they are arguments behind the dots, beside strings as well") {
    char text[80];
    const std::string name = "string";
    CHECK(format(text, sizeof text, "%u %d %d", bits.low, packed.length, limits::most) == 6);
    CHECK(std::string(text) == "5 42 7");
    format(text, sizeof text, "%s %d %u %.1f", name, bits.high, bits.low, 2.5);
    CHECK(std::string(text) == "string -9 5 2.5");
    format(text, sizeof text, "%s %.1f %d", packed.name, packed.scale, limits::most);
    CHECK(std::string(text) == "name 2.5 7");
    ctypes::with_errno(format)(text, sizeof text, "%d", packed.length);
    CHECK(std::string(text) == "42");
    format.check(ctypes::nonnegative)(text, sizeof text, "%d %s", bits.low, std::string("temporary"));
    CHECK(std::string(text) == "5 temporary");
    ctypes::via_libffi(format)(text, sizeof text, "%d %d", bits.low, limits::most);
    CHECK(std::string(text) == "5 7");
    const ctypes::function<int(ctypes::out<int>, char*, const char*, ...)> twice(&print_twice);
    CHECK(twice(text, "%d %s", bits.low, name) == std::tuple(2, 8));
}

TEST_CASE("they are arguments of members of an interface that is bound when it is used") {
    struct integers {
        ctypes::function<int(int)> abs;
        ctypes::checked<int(int), ctypes::nonnegative> toupper;
        ctypes::expecting<int(int), ctypes::nonnegative> tolower;
    };
    static constinit ctypes::lazy<integers> libc{"libc.so.6"};
    CHECK(libc->abs(bits.high) == 9);
    CHECK(libc->toupper(packed.length) == '*');
    CHECK(libc->tolower(limits::most).value() == 7);
    CHECK(ctypes::library::self().function<"int abs(int)">()(bits.high) == 9);
}
