#include <ctypes/libffi_call.hpp>
#include <ctypes/out.hpp>

#include <doctest/doctest.h>

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>

namespace {

struct color {
    unsigned char red;
};
struct pair_of_ints {
    int first, second;
};

extern "C" {
void two_outs(int* a, int* b) {
    *a += 1; // zero before
    ++*b;
}
int writes_nothing(int*, pair_of_ints*) { return -1; }
unsigned twice(unsigned value, unsigned* copy) {
    *copy = value;
    return 2 * value;
}
void turn(pair_of_ints* pair) { *pair = {pair->second, pair->first}; }
int is_null(const int* pointer) { return pointer == nullptr ? -1 : *pointer; }
int middle(int a, const int* b, int c) { return 100 * a + 10 * (b != nullptr ? *b : 0) + c; }
int variadic_out(int* count, const char*, ...) { return *count = 7; }
unsigned adapted_or_null(const unsigned* value) { return value != nullptr ? *value : 0; }
}

} // namespace

template <>
struct ctypes::adapter<color> {
    using c_type = unsigned;
    static unsigned to_c(const color& c) { return c.red; }
    static color from_c(unsigned value) { return {static_cast<unsigned char>(value)}; }
};

namespace {

TEST_CASE("an out-parameter comes back behind the result") {
    const ctypes::function<double(double, ctypes::out<int>)> frexp_(static_cast<double (*)(double, int*)>(&std::frexp));
    const auto [mantissa, exponent] = frexp_(8.0);
    CHECK(mantissa == 0.5);
    CHECK(exponent == 4);
    static_assert(std::is_same_v<decltype(frexp_(8.0)), std::tuple<double, int>>);
}

TEST_CASE("through libffi out-parameters are the same") {
    const ctypes::function<double(double, ctypes::out<int>)> frexp_(static_cast<double (*)(double, int*)>(&std::frexp));
    CHECK(ctypes::via_libffi(frexp_)(8.0) == std::tuple(0.5, 4));
}

TEST_CASE("a void result vanishes: one out-parameter is the result, several are a tuple") {
    const ctypes::function<void(ctypes::out<int>, ctypes::inout<int>)> two(&two_outs);
    CHECK(two(4) == std::tuple(1, 5));
    const ctypes::function<void(ctypes::inout<pair_of_ints>)> turned(&turn);
    const pair_of_ints pair = turned(pair_of_ints{1, 2});
    CHECK(pair.first == 2);
    CHECK(pair.second == 1);
}

TEST_CASE("an out-parameter that C does not write is zero") {
    const ctypes::function<int(ctypes::out<int>, ctypes::out<pair_of_ints>)> nothing(&writes_nothing);
    const auto [status, number, pair] = nothing();
    CHECK(status == -1);
    CHECK(number == 0);
    CHECK((pair.first == 0 && pair.second == 0));
}

TEST_CASE("a class stands for its C type as parameter, result and out-parameter") {
    const ctypes::function<color(color, ctypes::out<color>)> twice_(&twice);
    const auto [result, copy] = twice_(color{5});
    CHECK(result.red == 10);
    CHECK(copy.red == 5);
}

TEST_CASE("an optional pointer takes a value, an object's address, or nothing in three spellings") {
    const ctypes::function<int(ctypes::optional<int>)> f(&is_null);
    const int object = 8;
    CHECK(f(7) == 7);
    CHECK(f(std::optional<int>(6)) == 6);
    CHECK(f(&object) == 8);
    CHECK(f(nullptr) == -1);
    CHECK(f(std::nullopt) == -1);
    CHECK(f(std::optional<int>()) == -1);
    CHECK(f() == -1);
}

TEST_CASE("an optional class goes as a pointer to its C type") {
    const ctypes::function<unsigned(ctypes::optional<color>)> f(&adapted_or_null);
    CHECK(f(color{9}) == 9);
    CHECK(f() == 0);
}

TEST_CASE("in the middle an optional parameter is written, at the end it may be left out") {
    const ctypes::function<int(int, ctypes::optional<int>, ctypes::defaulted<int, 3>)> f(&middle);
    CHECK(f(1, 2, 9) == 129);
    CHECK(f(1, nullptr, 9) == 109);
    CHECK(f(1, 2) == 123);
    CHECK(f(1) == 103);
}

TEST_CASE("a pointer to a pointer may be left out: strtol's end") {
    const ctypes::function<long(const char*, ctypes::optional<char*>, ctypes::defaulted<int, 10>)> to_long(
        &std::strtol);
    CHECK(to_long("12") == 12);
    const char* text = "778";
    char* end = nullptr;
    CHECK(to_long(text, &end, 8) == 63);
    CHECK(end == text + 2);
}

TEST_CASE("a function with out-parameters may be variadic") {
    const ctypes::function<int(ctypes::out<int>, const char*, ...)> f(&variadic_out);
    CHECK(f("%d", 1) == std::tuple(7, 7));
}

TEST_CASE("arguments convert as for plain parameters") {
    const ctypes::function<long(const char*, ctypes::out<char*>, int)> to_long(&std::strtol);
    const std::string text = "12 apples";
    const auto [value, end] = to_long(text, short{10});
    CHECK(value == 12);
    CHECK(end == text.c_str() + 2);
}

} // namespace
