// Values: writing, reading, views, what does not fit, what is kept alive.
#include "wrong.hpp"

#include <ctypes/dynamic/record_builder.hpp>
#include <ctypes/dynamic/value.hpp>

#include <doctest/doctest.h>

#include <complex>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dynamic = ctypes::dynamic;
using ctypes::conversion_error;
using dynamic::type;
using dynamic::value;

namespace {

struct inner {
    int x;
    float y;
};
struct outer {
    inner points[4];
    char name[8];
    const char* text;
    outer* next;
    unsigned char small;
    bool flag;
};

} // namespace

TEST_CASE("a new value is all zero") {
    const value v(type::of<outer>());
    for (const std::byte b : v.bytes()) CHECK(b == std::byte{0});
    CHECK(v["points"][3]["x"].as<int>() == 0);
    CHECK(v["next"].is_null());
}

TEST_CASE("members and elements are written and read, nested") {
    value v(type::of<outer>());
    v["points"][3]["x"] = 7;
    v["points"][3]["y"] = 2.5;
    v["name"] = "hello";
    v["flag"] = true;
    const outer o = v.as<outer>();
    CHECK(o.points[3].x == 7);
    CHECK(o.points[3].y == 2.5F);
    CHECK(std::string(o.name) == "hello");
    CHECK(o.flag);
    CHECK(v["name"].as<std::string>() == "hello");
    CHECK(v["points"].length() == 4);
    CHECK(v["points"][3]["y"].as<double>() == 2.5);
    CHECK(static_cast<int>(v["points"][3]["x"]) == 7);
}

TEST_CASE("C++ records come and go whole") {
    value v(outer{{{1, 2}, {3, 4}, {5, 6}, {7, 8}}, "abc", nullptr, nullptr, 9, false});
    CHECK(v["points"][1]["x"].as<int>() == 3);
    v["points"][0] = inner{10, 20};
    CHECK(v["points"][0].as<inner>().y == 20);
    struct other {
        int a;
        int b;
    };
    CHECK_THROWS_AS(static_cast<void>(v["points"][0].as<other>()), conversion_error); // an int where a float is
    CHECK_THROWS_AS((v["points"][0] = other{1, 2}), conversion_error);
}

TEST_CASE("what does not fit says where and why") {
    value v(type::of<outer>());
    CHECK(wrong([&] { v["points"][3]["x"] = 1e10; }) == "value.points[3].x: 1e+10 does not fit into 'int'");
    CHECK(wrong([&] { v["points"][3]["x"] = 2.5; }) == "value.points[3].x: 2.5 is no whole number, as 'int' is");
    CHECK(wrong([&] { v["small"] = 256; }) == "value.small: 256 does not fit into 'unsigned char'");
    CHECK(wrong([&] { v["small"] = -1; }) == "value.small: -1 does not fit into 'unsigned char'");
    CHECK(wrong([&] { v["flag"] = 2; }) == "value.flag: 2 does not fit into '_Bool'");
    CHECK(wrong([&] { v["points"][0]["y"] = 1e300; }) == "value.points[0].y: 1e+300 does not fit into 'float'");
    CHECK(wrong([&] { v["points"][4]["x"] = 1; }) ==
          "value.points[4]: index 4 is behind the end, there are 4 elements");
    CHECK(wrong([&] { v["points"][-1]["x"] = 1; }) == "value.points[-1]: index -1 is before the first of 4 elements");
    CHECK(wrong([&] { static_cast<void>(v["small"].as<std::string>()); }) ==
          "value.small: 'unsigned char' is a number, and no text; ask for a number, or for to_string()");
    CHECK(wrong([&] { v["point"] = 1; }) ==
          "value: 'struct outer' has no member 'point'; it has points, name, text, next, small, flag");
    CHECK(wrong([&] { v["points"] = 1; }) == "value.points: an integer does not convert to 'struct inner [4]'");
    CHECK(wrong([&] { v["name"] = "far too long"; }) == "value.name: a text of 12 bytes does not fit into 'char [8]'");
    CHECK(wrong([&] { v["next"] = 1; }) == "value.next: an integer does not convert to 'struct outer *'");
    CHECK(wrong([&] { static_cast<void>(v["text"].as<std::string>()); }) ==
          "value.text: it is a null pointer, and no text");
    CHECK(wrong([&] { static_cast<void>(v["next"]["small"]); }) == "value.next: it is a null pointer");
    CHECK(wrong([&] { static_cast<void>(v["small"]["x"]); }).find("has no member") != std::string::npos);
    v["small"] = 200;
    CHECK(wrong([&] { static_cast<void>(v["small"].as<signed char>()); }) ==
          "value.small: 200 does not fit into 'signed char'");
    CHECK(v["small"].as<int>() == 200);
}

TEST_CASE("every integer type holds its own range and nothing else") {
    const auto check = []<class T>(T) {
        value v(type::of<T>());
        v = std::numeric_limits<T>::max();
        CHECK(v.as<T>() == std::numeric_limits<T>::max());
        v = std::numeric_limits<T>::min();
        CHECK(v.as<T>() == std::numeric_limits<T>::min());
        if constexpr (sizeof(T) < 8) {
            CHECK_THROWS_AS((v = static_cast<long long>(std::numeric_limits<T>::max()) + 1), conversion_error);
            CHECK_THROWS_AS((v = static_cast<long long>(std::numeric_limits<T>::min()) - 1), conversion_error);
        } else {
            CHECK_THROWS_AS((v = 1e30), conversion_error);
            CHECK_THROWS_AS((v = std::numeric_limits<double>::quiet_NaN()), conversion_error);
        }
    };
    check(static_cast<signed char>(0));
    check(static_cast<unsigned char>(0));
    check(short{0});
    check(static_cast<unsigned short>(0));
    check(0);
    check(0U);
    check(0L);
    check(0UL);
    check(0LL);
    check(0ULL);
}

TEST_CASE("bit-fields keep to their bits") {
    dynamic::record_builder b("struct flags");
    b.add_bits("a", type::of<unsigned>(), 3)
        .add_bits("b", type::of<int>(), 5)
        .add_bits("c", type::of<unsigned long long>(), 60);
    value v(b.build());
    v["a"] = 7;
    v["b"] = -16;
    v["c"] = (1ULL << 60) - 1;
    CHECK(v["a"].as<int>() == 7);
    CHECK(v["b"].as<int>() == -16);
    CHECK(v["c"].as<unsigned long long>() == (1ULL << 60) - 1);
    v["b"] = 15;
    CHECK(v["a"].as<int>() == 7);
    CHECK(v["c"].as<unsigned long long>() == (1ULL << 60) - 1);
    CHECK(wrong([&] { v["a"] = 8; }) == "value.a: 8 does not fit into 'unsigned int : 3'");
    CHECK(wrong([&] { v["b"] = 16; }) == "value.b: 16 does not fit into 'int : 5'");
    CHECK_THROWS_AS(static_cast<void>(v["a"].address()), conversion_error);
    CHECK(v.to_string() == "{.a = 7, .b = 15, .c = 1152921504606846975}");
}

TEST_CASE("lists fill arrays and records") {
    value a(type::of<double[3]>(), std::vector<int>{1, 2, 3});
    CHECK(a.as<std::vector<double>>() == std::vector<double>{1, 2, 3});
    a = std::vector<double>{4, 5, 6};
    CHECK(a.to_string() == "{4, 5, 6}");
    const int two[] = {7, 8};
    a = two; // the rest is zero
    CHECK(a.to_string() == "{7, 8, 0}");
    const int four[] = {1, 2, 3, 4};
    CHECK(wrong([&] { a = four; }) == "value: 4 elements are more than 'double [3]' has");
    const value p(type::of<inner>(), {3, 1.5});
    CHECK(p.as<inner>().y == 1.5F);
    CHECK(wrong([&] {
              value(type::of<unsigned char[2]>(), std::vector<int>{1, 300});
          }) == "value[1]: 300 does not fit into 'unsigned char'");
}

TEST_CASE("a view is C's memory") {
    outer o{};
    dynamic::reference v = value::view(type::of<outer>(), &o);
    v["points"][1]["x"] = 5;
    CHECK(o.points[1].x == 5);
    o.small = 17;
    CHECK(v["small"].as<int>() == 17);
    CHECK(v.address() == &o);
    const value copy = v;
    o.small = 18;
    CHECK(copy["small"].as<int>() == 17);
    const value constant(type::of<outer>());
    CHECK_THROWS_AS((constant["small"] = 1), conversion_error);
}

TEST_CASE("what a pointer member refers to is kept alive") {
    const std::size_t before = dynamic::live_values();
    {
        value v(type::of<outer>());
        {
            value next(type::of<outer>());
            next["small"] = 42;
            v["next"] = next;
            v["text"] = std::string("a text of its own");
        }
        CHECK(v["next"]["small"].as<int>() == 42);
        CHECK(v["text"].as<std::string>() == "a text of its own");
        value copy = v; // shares what is pointed to
        v = value();
        CHECK(copy["next"]["small"].as<int>() == 42);
        copy["next"]["next"] = copy["next"]; // itself: no cycle is kept
        copy["text"] = nullptr;
        CHECK(copy["text"].is_null());
        auto shared = std::make_shared<outer>();
        std::weak_ptr<outer> watch = shared;
        copy["next"] = shared;
        shared.reset();
        CHECK_FALSE(watch.expired());
        copy["next"] = nullptr;
        CHECK(watch.expired());
    }
    CHECK(dynamic::live_values() == before);
}

TEST_CASE("parts of temporary values are copies") {
    const auto make = [] {
        value v(type::of<outer>());
        v["small"] = 3;
        return v;
    };
    const auto part = make()["small"];
    CHECK(part.as<int>() == 3);
}

TEST_CASE("pointers agree with what they point to") {
    value v(type::of<int*>());
    int i = 4;
    v = &i;
    CHECK(v[0].as<int>() == 4);
    v.target() = 5;
    CHECK(i == 5);
    double d = 0;
    CHECK_THROWS_AS((v = &d), conversion_error);
    const int c = 1;
    CHECK_THROWS_AS((v = &c), conversion_error);
    CHECK(v.as<int*>() == &i);
    CHECK(v.as<const void*>() == &i);
    CHECK_THROWS_AS(static_cast<void>(v.as<double*>()), conversion_error);
    value numbers(type::of<int[3]>(), std::vector<int>{7, 8, 9});
    v = value(type::of<int*>(), numbers);
    CHECK(v[2].as<int>() == 9);
}

TEST_CASE("numbers of unusual types") {
    value c(std::complex<double>(1, -2));
    CHECK(c.as<std::complex<float>>() == std::complex<float>(1, -2));
    c = 3;
    CHECK(c.as<std::complex<double>>() == std::complex<double>(3, 0));
    CHECK(c.to_string() == "3 + 0i");
#if defined(__SIZEOF_INT128__)
    __extension__ typedef __int128 wide;
    value w(static_cast<wide>(1) << 100);
    CHECK(w.to_string() == "1267650600228229401496703205376");
    CHECK_THROWS_AS(static_cast<void>(w.as<long long>()), conversion_error);
#endif
    CHECK(value(0.1).to_string() == "0.1");
    CHECK(value(1.0F / 3).to_string() == "0.33333334");
    CHECK(value(true).to_string() == "true");
    CHECK(value("text").as<std::string>() == "text");
}

TEST_CASE("a value prints as C would write it") {
    value v(type::of<outer>());
    v["name"] = "a\"b\n";
    v["points"][0] = inner{1, 0.5};
    CHECK(v.to_string() == "{.points = {{.x = 1, .y = 0.5}, {.x = 0, .y = 0}, {.x = 0, .y = 0}, {.x = 0, .y = 0}}, "
                           ".name = \"a\\\"b\\n\", .text = NULL, .next = NULL, .small = 0, .flag = false}");
}

TEST_CASE("there are no values of what is not complete") {
    CHECK_THROWS_AS(value(type{}), conversion_error);
    CHECK_THROWS_AS(value(type::function(type(), {})), conversion_error);
}
