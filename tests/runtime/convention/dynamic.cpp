// Run-time signatures with a calling convention: what C compiled for it answers is what C compiled for the platform's own
// does (tests/c_fixtures/conventions.c has the same functions for each).
#include "each.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/dynamic.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <complex>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace dynamic = ctypes::dynamic;
using dynamic::value;

namespace {

#if defined(__x86_64__) && !defined(_WIN32)
const char own[] = "sysv_abi";
const std::vector<std::string> others = {"ms_abi"};
#elif defined(__i386__)
const char own[] = "cdecl";
const std::vector<std::string> others = {"stdcall", "fastcall", "thiscall"};
#else
const char own[] = "";
const std::vector<std::string> others;
#endif

const char text[] = R"c(
    struct conv_3 { signed char c[3]; };
    struct conv_4 { short a, b; };
    struct conv_8 { double x; };
    struct conv_8i { int a, b; };
    struct conv_12 { int a[3]; };
    struct conv_16 { double x; long long n; };
    struct conv_24 { double x; long long n; int i; };
    struct conv_bits { unsigned mode : 3; int level : 9; float f; };
    #pragma pack(push, 1)
    struct conv_packed { char c; double d; };
    #pragma pack(pop)
    union conv_union { int i; double d; char text[20]; };
    double @ @_mixed(int a, double b, short c, float d, long long e, double f, signed char g, float h, unsigned i, double j);
    struct conv_3 @ @_conv_3(int n, struct conv_3 s, double by);
    struct conv_4 @ @_conv_4(int n, struct conv_4 s, double by);
    struct conv_8 @ @_conv_8(int n, struct conv_8 s, double by);
    struct conv_8i @ @_conv_8i(int n, struct conv_8i s, double by);
    struct conv_12 @ @_conv_12(int n, struct conv_12 s, double by);
    struct conv_16 @ @_conv_16(int n, struct conv_16 s, double by);
    struct conv_24 @ @_conv_24(int n, struct conv_24 s, double by);
    struct conv_bits @ @_conv_bits(int n, struct conv_bits s, double by);
    struct conv_packed @ @_conv_packed(int n, struct conv_packed s, double by);
    union conv_union @ @_conv_union(int n, union conv_union s, double by);
    double @ @_all(struct conv_8 a, struct conv_12 b, float c, struct conv_16 d, int e, struct conv_24 f, struct conv_3 g,
                   double h);
    signed char @ @_narrow(long x);
    _Bool @ @_not(_Bool x);
    float @ @_half(float x);
    void @ @_store(int *to, short value);
    const char * @ @_after(const char *text, int n);
    double @ @_long_double(long double x, double by);
    long double @ @_long_half(long double x);
    _Complex double @ @_complex(int n, _Complex double a, _Complex float b);
    int @_apply(int (@ *f)(int, double, struct conv_24, struct conv_12, float), int n);
    struct conv_24 @ @_apply_24(struct conv_24 (@ *f)(struct conv_24, float, struct conv_8i), struct conv_24 s);
    double @ @_sum(int count, ...);
    typedef int @ @_function(int);
    typedef int (@ *@_pointer)(int);
)c";

/// The declarations for a convention: "@ @_half" becomes "__attribute__((ms_abi)) ms_abi_half".
const dynamic::declarations& declared(const std::string& convention) {
    static std::vector<std::pair<std::string, dynamic::declarations>> made;
    for (const auto& [name, known] : made)
        if (name == convention) return known;
    std::string words = text;
    for (std::size_t at; (at = words.find('@')) != std::string::npos;)
        words.replace(at, 1, words[at + 1] == '_' ? convention : "__attribute__((" + convention + "))");
    made.reserve(8);
    return made.emplace_back(convention, dynamic::declarations(words)).second;
}

dynamic::function bound(const std::string& convention, const std::string& name) {
    static const ctypes::library clib(CTYPES_TEST_CLIB);
    return clib.function(declared(convention)[convention + "_" + name]);
}

bool same(const value& a, const value& b) {
    return a.type().size() == b.type().size() && std::memcmp(a.address(), b.address(), a.type().size()) == 0;
}

/// A record with all bytes set to something.
value filled(const std::string& convention, const char* type) {
    value made(declared(convention).type(type));
    auto* const bytes = static_cast<unsigned char*>(made.address());
    for (std::size_t i = 0; i < made.type().size(); ++i) bytes[i] = static_cast<unsigned char>(i * 3 % 7);
    return made;
}

} // namespace

TEST_CASE("a run-time function of another convention takes and gives what the platform's own does") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const double expected = bound(own, "mixed").call<double>(1, 2.5, 3, 4.5, 5, 6.5, 7, 8.5, 9, 10.5);
        CHECK(expected == 1 + 2 * 2.5 + 3 * 3 + 4 * 4.5 + 5 * 5 + 6 * 6.5 + 7 * 7 + 8 * 8.5 + 9 * 9 + 10 * 10.5);
        CHECK(bound(c, "mixed").call<double>(1, 2.5, 3, 4.5, 5, 6.5, 7, 8.5, 9, 10.5) == expected);
        CHECK(bound(c, "mixed")(1, 2.5, 3, 4.5, 5, 6.5, 7, 8.5, 9, 10.5).as<double>() == expected);
        CHECK(bound(c, "narrow")(0x1FDL).as<int>() == -3);
        CHECK(bound(c, "not")(true).as<bool>() == false);
        CHECK(bound(c, "not").call<bool>(false) == true);
        CHECK(bound(c, "half")(5).as<float>() == 2.5F);
        int stored = 0;
        bound(c, "store")(&stored, -7);
        CHECK(stored == -7);
        bound(c, "store").call<void>(&stored, static_cast<short>(8));
        CHECK(stored == 8);
        CHECK(bound(c, "after")("abcdef", 2).as<std::string>() == "cdef");
        CHECK_FALSE(bound(c, "half").is_direct());
    }
}

TEST_CASE("records of all sizes cross by another convention, as values, lists of values and raw") {
    for (const std::string& c : others) {
        for (const std::string name : {"conv_3", "conv_4", "conv_8", "conv_8i", "conv_12", "conv_16", "conv_24",
                                       "conv_bits", "conv_packed", "conv_union"}) {
            CAPTURE(c);
            CAPTURE(name);
            const std::string type = (name == "conv_union" ? "union " : "struct ") + name;
            const value given = filled(c, type.c_str());
            const value untouched = given;
            const dynamic::function f = bound(c, name);
#if !defined(__x86_64__) // libffi does not know these records, and where they go we know on 64-bit targets only
            if (name == "conv_bits" || name == "conv_packed" || name == "conv_union") {
                CHECK_THROWS_AS(f(2, given, 3.0), ctypes::ffi_error);
                continue;
            }
#endif
            const value expected = bound(own, name)(2, filled(own, type.c_str()), 3.0);
            CHECK_FALSE(same(expected, given)); // it is changed on its way
            CHECK(same(f(2, given, 3.0), expected));
            CHECK(same(f.call(std::vector<value>{value(2), given, value(3.0)}), expected));
            int n = 2;
            double by = 3;
            void* const addresses[] = {&n, const_cast<void*>(given.address()), &by};
            value result(given.type());
            f.call(result.address(), addresses);
            CHECK(same(result, expected));
            CHECK(same(given, untouched)); // C had a copy
        }
    }
}

TEST_CASE("many records in one call by another convention") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const auto all = [](const std::string& by) {
            return bound(by, "all").call<double>(filled(by, "struct conv_8"), filled(by, "struct conv_12"), 1.5,
                                                 filled(by, "struct conv_16"), -4, filled(by, "struct conv_24"),
                                                 filled(by, "struct conv_3"), 2.5);
        };
        CHECK(all(own) != 0);
        CHECK(all(c) == all(own));
    }
}

TEST_CASE("long doubles and complex numbers by another convention") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const long double x = 1.25L;
        CHECK(bound(c, "long_double").call<double>(x, 2.0) == 3.25);
        long double copied = x;
        double by = 2;
        void* const addresses[] = {&copied, &by};
        double result = 0;
        bound(c, "long_double").call(&result, addresses);
        CHECK(result == 3.25);
        CHECK(copied == x);
        const std::complex<double> z(1, 2);
        CHECK(bound(c, "complex")(3, z, std::complex<float>(10, 20)).as<std::complex<double>>() ==
              std::complex<double>(13, 26));
        CHECK(z == std::complex<double>(1, 2));
#if defined(__clang__) && defined(__x86_64__)
        CHECK_THROWS_WITH_AS(bound(c, "long_half")(x),
                             doctest::Contains("GCC and clang do not return a long double alike"), ctypes::ffi_error);
#else
        CHECK(bound(c, "long_half")(x).as<long double>() == 0.625L);
#endif
    }
}

TEST_CASE("C calls a dynamic callback by another convention") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const auto answer = [](const std::string& by) {
            const auto pointer = declared(by)[by + "_apply"].type().parameters()[0].type;
            const dynamic::callback f(pointer, [](const dynamic::arguments& a) {
                const double sum = a.as<int>(0) + 2 * a.as<double>(1) + 3 * a[2]["x"].as<double>() +
                                   5 * a[2]["i"].as<int>() + 7 * a[3]["a"][2].as<int>() + 11 * a.as<float>(4);
                a[2]["i"] = 100;
                a[3]["a"][0] = 100;
                return static_cast<int>(sum * 2);
            });
            return bound(by, "apply")(f, 42).as<int>();
        };
        CHECK(answer(c) == answer(own));
        const auto record = [](const std::string& by) {
            const auto pointer = declared(by)[by + "_apply_24"].type().parameters()[0].type;
            const dynamic::callback f(pointer, [](const dynamic::arguments& a) {
                value changed = a[0];
                changed["x"] = a.as<float>(1);
                changed["i"] = a[2]["b"].as<int>();
                return changed;
            });
            return bound(by, "apply_24")(f, filled(by, "struct conv_24"));
        };
        const value changed = record(c);
        CHECK(changed["x"].as<double>() == 0.25);
        CHECK(changed["i"].as<int>() == 9);
        CHECK(changed["n"].as<long long>() == record(own)["n"].as<long long>());
    }
}

TEST_CASE("a dynamic callback by another convention carries exceptions and has an error result") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const auto pointer = declared(c)[c + "_apply"].type().parameters()[0].type;
        const dynamic::callback throws(pointer,
                                       [](const dynamic::arguments&) -> int { throw std::out_of_range("thrown"); });
        CHECK_THROWS_WITH_AS(bound(c, "apply")(throws, 1), "thrown", std::out_of_range);
        const auto record = declared(c)[c + "_apply_24"].type().parameters()[0].type;
        const dynamic::callback too(record,
                                    [](const dynamic::arguments&) -> value { throw std::out_of_range("thrown too"); });
        CHECK_THROWS_WITH_AS(bound(c, "apply_24")(too, filled(c, "struct conv_24")), "thrown too", std::out_of_range);
    }
}

TEST_CASE("a callback of one convention is refused where C calls by another") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const auto wanted = declared(c)[c + "_apply"].type().parameters()[0].type;
        const auto plain = declared(own)[std::string(own) + "_apply"].type().parameters()[0].type;
        CHECK(wanted != plain);
        CHECK(wanted.spelling("f") ==
              "int (__attribute__((" + c + ")) *f)(int, double, struct conv_24, struct conv_12, float)");
        CHECK(declared(c).type(wanted.spelling()) == wanted); // read again
        CHECK(declared(c).type(c + "_function").spelling("f") == "int __attribute__((" + c + ")) f(int)");
        CHECK(declared(c).type(c + "_function").pointer() == declared(c).type(c + "_pointer"));
        const dynamic::callback f(plain, [](const dynamic::arguments&) { return 1; });
        const std::string message =
            c + "_apply: argument 1 (f): '" + plain.spelling() + "' does not convert to '" + wanted.spelling() + "'";
        CHECK_THROWS_WITH_AS(bound(c, "apply")(f, 1), message.c_str(), ctypes::conversion_error);
        const dynamic::callback g(wanted, [](const dynamic::arguments&) { return 1; });
        CHECK_THROWS_AS(bound(own, "apply")(g, 1), ctypes::conversion_error);
    }
}

TEST_CASE("C++ pointers to functions of the platform's convention are refused for another one") {
    for (const std::string& c : others) {
        CAPTURE(c);
        const dynamic::type pointer = declared(c).type(c + "_pointer");
        value v(pointer);
        int (*const plain)(int) = [](int n) { return n; };
        CHECK_THROWS_AS(v = plain, ctypes::conversion_error);
        CHECK_THROWS_AS(static_cast<void>(v.as<int (*)(int)>()), ctypes::conversion_error);
        const dynamic::callback twice(pointer, [](const dynamic::arguments& a) { return 2 * a.as<int>(0); });
        v = twice;
        CHECK((v.as<void (*)()>() == twice.pointer()));
        v = nullptr;
        CHECK((v.as<void (*)()>() == nullptr));
        v = twice.pointer(); // void (*)() is any function's
        const dynamic::function f(pointer.target(), v.as<void (*)()>());
        CHECK(f.call<int>(21) == 42);
    }
}

#define CASES(C)                                                                                                       \
    TEST_CASE("a ctypes::callback by " #C " passes for a run-time pointer by " #C                                      \
              ", one of the platform's does not") {                                                                    \
        const dynamic::type pointer = declared(#C).type(#C "_pointer");                                                \
        value v(pointer);                                                                                              \
        const ctypes::callback<ctypes::C<int(int)>> right = [](int n) { return n + 1; };                               \
        v = right;                                                                                                     \
        CHECK(dynamic::function(pointer.target(), v.as<void (*)()>())(1).as<int>() == 2);                              \
        const ctypes::callback<int(int)> wrong = [](int n) { return n; };                                              \
        CHECK_THROWS_AS(v = wrong, ctypes::conversion_error);                                                          \
        int(__attribute__((C))* const pointer_to_it)(int) = [](int n) __attribute__((C)) { return n + 3; };            \
        v = pointer_to_it;                                                                                             \
        CHECK(dynamic::function(pointer.target(), v.as<void (*)()>())(1).as<int>() == 4);                              \
        value plain(declared(own).type(std::string(own) + "_pointer"));                                                \
        CHECK_THROWS_AS(plain = pointer_to_it, ctypes::conversion_error);                                              \
        CHECK(value(pointer_to_it).type() == pointer);                                                                 \
        CHECK(value(pointer_to_it).type() != plain.type());                                                            \
        plain = wrong;                                                                                                 \
        CHECK_THROWS_AS(plain = right, ctypes::conversion_error);                                                      \
    }
EACH_CONVENTION(CASES)

#if defined(__x86_64__) && !defined(_WIN32)
TEST_CASE("a variadic function by ms_abi gets doubles and integers behind the dots") {
    const dynamic::function sum = bound("ms_abi", "sum");
    CHECK(sum.call<double>(0) == 0);
    CHECK(sum.call<double>(6, 1.5, 2, 3.25F, 4, 5.5, -6) == 1.5 + 2 + 3.25 + 4 + 5.5 - 6);
    CHECK(sum.call(std::vector<value>{value(2), value(0.5), value(7)}).as<double>() == 7.5);
}

TEST_CASE("what libffi cannot pass by ms_abi is refused with the reason, when it is called") {
    const dynamic::declarations c("__int128 __attribute__((ms_abi)) product(int); "
                                  "void __attribute__((ms_abi)) take(float __attribute__((vector_size(8))) v); "
                                  "int __vectorcall elsewhere(int);");
    const auto refused = [&](const char* name, const char* why) {
        const dynamic::function f(c[name].type(), reinterpret_cast<void (*)()>(&std::strlen));
        CHECK_THROWS_WITH_AS(f.call(nullptr, nullptr), doctest::Contains(why), ctypes::ffi_error);
        CHECK_THROWS_WITH_AS(dynamic::callback(c[name].type(), [](const dynamic::arguments&) { return 0; }),
                             doctest::Contains(why), ctypes::ffi_error);
    };
    refused("product", "it fetches no result of 16 bytes from the register that ms_abi has for it");
    refused("take", "GCC and clang do not pass vectors alike by ms_abi");
    refused("elsewhere", "the calling convention of 'int __attribute__((vectorcall)) f(int)' is not known here");
}
#endif
