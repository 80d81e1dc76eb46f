// Function pointers: the signatures are compared; what a record points to can be called.
#include "wrong.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/dynamic.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <cstdarg>
#include <cstddef>
#include <string>

namespace dynamic = ctypes::dynamic;
using ctypes::conversion_error;
using dynamic::value;

namespace {

int twice(int n) { return 2 * n; }
int sum(int a, int b) { return a + b; }
double half(double x) { return x / 2; }
void nothing() {}
int quiet(int n) noexcept { return n + 1; }
int through(int (*f)(int), int x) { return f(x); }

struct point {
    int x, y;
};
int total(point p) { return p.x + p.y; }
int compare(const int* a, const int* b) { return *a - *b; }
int arguments(const char*, va_list) { return 1; }
enum color : unsigned { red };
int shade(color) { return 2; }

dynamic::function applied() {
    return dynamic::function(dynamic::parse_type("int(int (*f)(int), int x)"), reinterpret_cast<void (*)()>(&through),
                             "through");
}

} // namespace

TEST_CASE("C++ functions and callbacks of another signature are refused") {
    const dynamic::function f = applied();
    CHECK(f(twice, 4).as<int>() == 8);
    CHECK(f(&twice, 4).as<int>() == 8);
    CHECK(f(quiet, 4).as<int>() == 5);
    CHECK(wrong([&] { f(&half, 4); }) ==
          "through: argument 1 (f): 'double (*)(double)' does not convert to 'int (*)(int)'");
    CHECK_THROWS_AS(f(sum, 4), conversion_error);
    CHECK_THROWS_AS(f(nothing, 4), conversion_error);
    CHECK_THROWS_AS(f(
                        +[](long n) { return static_cast<int>(n); }, 4),
                    conversion_error);
    CHECK_THROWS_AS(f(
                        +[](unsigned n) { return static_cast<int>(n); }, 4),
                    conversion_error);
    CHECK_THROWS_AS(f(
                        +[](int n) { return static_cast<short>(n); }, 4),
                    conversion_error);
    CHECK_THROWS_AS(f(
                        +[](int*) { return 1; }, 4),
                    conversion_error);
    const ctypes::callback<int(int)> right = [](int n) { return n + 2; };
    CHECK(f(right, 4).as<int>() == 6);
    const ctypes::callback<int(int, int)> two = [](int, int) { return 0; };
    CHECK_THROWS_AS(f(two, 4), conversion_error);
    const ctypes::callback<double(const char*)> other = [](const char*) { return 1.5; };
    CHECK_THROWS_AS(f(other, 4), conversion_error);
    const dynamic::callback wrong_one(dynamic::parse_type("int(int, int)"),
                                      [](const dynamic::arguments&) { return 1; });
    CHECK_THROWS_AS(f(wrong_one, 4), conversion_error);
    CHECK_THROWS_AS(f(value(&half), 4), conversion_error);
    CHECK(f(value(&twice), 4).as<int>() == 8);
    CHECK_THROWS_AS(f(static_cast<void*>(nullptr), 4), conversion_error);
    CHECK(f(reinterpret_cast<void (*)()>(&twice), 4).as<int>() == 8); // any function's
}

TEST_CASE("a function pointer comes out as one of its own signature") {
    value v(dynamic::parse_type("struct { int (*f)(int); }"));
    CHECK_THROWS_AS((v["f"] = half), conversion_error);
    v["f"] = twice;
    CHECK((v["f"].as<int (*)(int)>() == &twice));
    CHECK((v["f"].as<void (*)()>() == reinterpret_cast<void (*)()>(&twice)));
    CHECK_THROWS_AS(static_cast<void>(v["f"].as<int (*)(int, int)>()), conversion_error);
    CHECK_THROWS_AS(static_cast<void>(v["f"].as<void (*)(const char*, long double)>()), conversion_error);
    struct same {
        int (*f)(int);
    };
    struct other {
        double (*f)(double);
    };
    CHECK((v.as<same>().f == &twice));
    CHECK_THROWS_AS(static_cast<void>(v.as<other>()), conversion_error);
    CHECK_THROWS_AS((v = other{half}), conversion_error);
}

TEST_CASE("signatures agree where the calls do") {
    const auto takes = [](const char* type, auto* f) {
        value v(dynamic::parse_type(type));
        return wrong([&] { v = f; }) == "nothing";
    };
    CHECK(takes("int (*)(const void *, const void *)", &compare));
    CHECK(takes("int (*)(const int *, const int *)", &compare));
    CHECK_FALSE(takes("int (*)(const double *, const double *)", &compare));
    CHECK(takes("int (*)(struct { int a, b; })", &total));
    CHECK_FALSE(takes("int (*)(struct { int a; float b; })", &total));
    CHECK(takes("int (*)(int)", &shade)); // which integer an enumeration is, is the compiler's choice
    CHECK(takes(
        "int (*)(struct unknown *)", +[](point*) { return 1; }));
    CHECK(takes("int (*)()", &sum)); // before C23: no prototype
    CHECK_FALSE(takes("int (*)(void)", &sum));
    CHECK_FALSE(takes("int (*)(int, int, ...)", &sum));
    CHECK(takes("void *", &sum));
    CHECK_FALSE(takes("int *", &sum));
    CHECK(takes(
        "void (*)(int (*)(int))", +[](int (*)(int)) {}));
    CHECK_FALSE(takes(
        "void (*)(int (*)(int))", +[](double (*)(double)) {}));
    const auto called = [](int (*f)(const char*, va_list)) { return f != nullptr; };
    const dynamic::function f(dynamic::parse_type("_Bool(int (*f)(const char *, va_list))"),
                              reinterpret_cast<void (*)()>(+called));
    CHECK(f(&arguments).as<bool>());
}

TEST_CASE("a ctypes::function passes for a function pointer, typed and at run time") {
    const ctypes::library libc = ctypes::library::self();
    const auto magnitude = libc.function<int(int)>("abs");
    const ctypes::function<int(int (*)(int), int)> typed(&through);
    CHECK(typed(magnitude, -3) == 3);
    CHECK(applied()(magnitude, -4).as<int>() == 4);
    CHECK(applied()(libc.function(dynamic::prototype("int abs(int)")), -5).as<int>() == 5);
    CHECK_THROWS_AS(applied()(libc.function<long(long)>("labs"), -4), conversion_error);
    value v(dynamic::parse_type("struct { int (*f)(int); }"));
    v["f"] = magnitude;
    CHECK((v["f"].as<int (*)(int)>() == magnitude.address()));
}

TEST_CASE("a function pointer in a record can be called") {
    const dynamic::declarations c("struct table { int (*add)(int, int); double (*half)(double); int (*none)(void); };");
    value v(c.type("struct table"));
    v["add"] = sum;
    v["half"] = half;
    CHECK(v["add"](3, 4).as<int>() == 7);
    CHECK(v["half"](5).as<double>() == 2.5);
    CHECK(wrong([&] { v["none"](); }) == "value.none: it is a null pointer, and cannot be called");
    CHECK(wrong([&] { v["add"](3); }) == "add: 1 argument for 'int add(int, int)', which takes 2");
    const value copy = v["add"];
    CHECK(copy(5, 6).as<int>() == 11);
    const dynamic::function add(v["add"], "add");
    CHECK(add(1, 2).as<int>() == 3);
    CHECK(add.name() == "add");
    const dynamic::function by_type(v["add"].type(),
                                    v["add"].as<void (*)()>()); // a pointer's type, as callbacks take it
    CHECK(by_type(7, 8).as<int>() == 15);
    CHECK_THROWS_AS(value(3)(4), ctypes::error);
    CHECK_THROWS_AS(dynamic::function(dynamic::parse_type("int *"), nullptr), ctypes::error);
    dynamic::reference view = value::view(c.type("struct table"), v.address());
    CHECK(view["add"](3, 4).as<int>() == 7);
}
