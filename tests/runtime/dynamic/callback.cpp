// Callbacks with run-time signatures: by thunk, by closure, records, exceptions.
#include "declared.hpp"

#include <ctypes/dynamic/callback.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dynamic = ctypes::dynamic;
using dynamic::callback;
using dynamic::value;

namespace {

dynamic::type parameter_of(const char* function, std::size_t i) {
    return declared()[function].type().parameters()[i].type.target();
}

} // namespace

TEST_CASE("C calls a callable over arguments") {
    const callback c(parameter_of("dyn_apply", 0),
                     [](const dynamic::arguments& a) { return a[0].as<int>() * 10 + a.as<double>(1); });
    CHECK_THROWS_AS(bound("dyn_apply")(c, 2), ctypes::conversion_error); // 0.5 is no int
    const callback whole(parameter_of("dyn_apply", 0), [](const dynamic::arguments& a) {
        return a[0].as<int>() * 10 + static_cast<int>(a.as<double>(1));
    });
    CHECK(bound("dyn_apply")(whole, 3).as<int>() == 0 + 11 + 22);
}

TEST_CASE("C calls a callable over a span of values") {
    std::vector<std::vector<value>> seen;
    const callback c(parameter_of("dyn_apply", 0), [&](std::span<const value> a) {
        seen.emplace_back(a.begin(), a.end());
        return a[0];
    });
    CHECK(bound("dyn_apply")(c, 3).as<int>() == 3);
    REQUIRE(seen.size() == 3);
    CHECK(seen[2][1].as<double>() == 2.5);
}

TEST_CASE("a span of values has numbers before records, and both outlive the call as copies") {
    struct small {
        short a;
        char b[5];
    };
    std::vector<value> kept;
    {
        const callback c(dynamic::type::of<float(int, double, small, long)>(), [&](std::span<const value> a) {
            kept.assign(a.begin(), a.end());
            return a[1].as<float>();
        });
        CHECK_FALSE(c.uses_closure());
        const dynamic::function f(c.type(), c.pointer());
        CHECK(f(-3, 1.5, small{-5, {1, 2, 3, 4, 5}}, 7L).as<double>() == 1.5);
    }
    REQUIRE(kept.size() == 4); // the record's type lives, without the callback's
    CHECK(kept[0].as<int>() == -3);
    CHECK(kept[1].as<double>() == 1.5);
    CHECK(kept[2]["b"][4].as<int>() == 5);
    CHECK(kept[3].as<long>() == 7);
}

TEST_CASE("values of a callback's arguments may be kept, and are gone when they are not") {
    struct small {
        short a;
        char b[5];
    };
    struct large {
        long a[9];
    };
    enum color : unsigned char { red, green = 200 };
    using all =
        double(signed char, color, long double, const char*, small, large, short, float, bool, unsigned, large, double);
    const std::size_t before = dynamic::live_values();
    std::vector<value> kept;
    bool fails = false;
    {
        const callback c(dynamic::type::of<all>(), [&](std::span<const value> a) {
            CHECK(a.size() == 12);
            if (fails) throw std::runtime_error("out of a callback");
            kept.assign(a.begin(), a.end());
            return a[0].as<double>() + a[2].as<double>() + a[4]["a"].as<double>() + a[5]["a"][8].as<double>() +
                   a[11].as<double>();
        });
        const callback two(dynamic::type::of<long(small, const char*)>(), [&](std::span<const value> a) {
            if (fails) throw std::runtime_error("out of a callback");
            kept.insert(kept.end(), a.begin(), a.end());
            return a[0]["b"][4].as<int>();
        });
        const dynamic::function f = dynamic::function(dynamic::type::of<all>(), c.pointer()).rethrowing();
        const dynamic::function g = dynamic::function(two.type(), two.pointer()).rethrowing();
        const small s{-5, {1, 2, 3, 4, 5}};
        const large l{{1, 2, 3, 4, 5, 6, 7, 8, 9}};
        CHECK(f(-1, green, 0.5L, "text", s, l, -2, 1.5F, true, 7U, l, 0.25).as<double>() == -1 + 0.5 - 5 + 9 + 0.25);
        CHECK(g(s, "more").as<long>() == 5);
        fails = true;
        const std::size_t kept_now = dynamic::live_values();
        CHECK_THROWS_AS(f(-1, green, 0.5L, "text", s, l, -2, 1.5F, true, 7U, l, 0.25), std::runtime_error);
        CHECK_THROWS_AS(g(s, "more"), std::runtime_error);
        CHECK(dynamic::live_values() == kept_now);
    }
    REQUIRE(kept.size() == 14); // their types live, without the callback's
    CHECK(kept[1].as<int>() == 200);
    CHECK(kept[3].as<std::string>() == "text");
    CHECK(kept[4]["b"][2].as<int>() == 3);
    CHECK(kept[10]["a"][7].as<long>() == 8);
    CHECK(kept[12].type().members()[0].name == "a");
    CHECK(kept[13].as<std::string>() == "more");
    kept.clear();
    CHECK(dynamic::live_values() == before);
}

TEST_CASE("records come and go by value in callbacks") {
    const callback c(parameter_of("dyn_apply_vec", 0), [](const dynamic::arguments& a) {
        value v = a[0];
        v["x"] = v["x"].as<double>() * a.as<float>(1);
        return v;
    });
    const value v(declared().type("struct dyn_vec"), {3, 4});
    CHECK(bound("dyn_apply_vec")(c, v).to_string() == "{.x = 6, .y = 4}");
}

TEST_CASE("an exception is carried over the C frames, and C gets the error result") {
    const ctypes::library keeps_what_is_registered(CTYPES_TEST_CLIB);
    int calls = 0;
    const callback c(parameter_of("dyn_apply", 0), [&](const dynamic::arguments&) -> int {
        ++calls;
        throw std::runtime_error("out of a callback");
    });
    CHECK_THROWS_WITH_AS(bound("dyn_apply")(c, 5), "out of a callback", std::runtime_error);
    CHECK(calls == 1);

    callback registered(parameter_of("dyn_register", 0), [](const dynamic::arguments& a) -> int {
        if (a.as<int>(0) < 0) throw std::out_of_range("negative");
        return a.as<int>(0) + 1;
    });
    registered.error_result(-7);
    bound("dyn_register")(registered);
    const auto run = bound("dyn_run_registered").rethrowing();
    CHECK(run(4).as<int>() == 5);
    CHECK_THROWS_AS(run(-1), std::out_of_range);
    CHECK_THROWS_AS(registered.error_result("no number"), ctypes::conversion_error);
}

TEST_CASE("a callback of another signature is refused") {
    const callback c(dynamic::parse_type("void (*)(int)"), [](const dynamic::arguments&) {});
    CHECK_THROWS_AS(bound("dyn_apply")(c, 1), ctypes::conversion_error);
    CHECK_THROWS_AS(callback(dynamic::parse_type("int"), [](const dynamic::arguments&) {}), ctypes::error);
    CHECK_THROWS_AS(callback(dynamic::parse_type("int (*)(int, ...)"), [](const dynamic::arguments&) { return 1; }),
                    ctypes::error);
}

TEST_CASE("stack arguments and more callbacks than thunks are served by closures") {
    const auto many = dynamic::parse_type("long(long, long, long, long, long, long, long, long, double)");
    const callback c(many, [](const dynamic::arguments& a) {
        long sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<long>(i + 1) * a[i].as<long>();
        return sum;
    });
    const dynamic::function f(many, c.pointer(), "many");
    CHECK(f(1, 2, 3, 4, 5, 6, 7, 8, 9.0).as<long>() == 285);

    const auto simple = dynamic::parse_type("short(short)");
    std::vector<callback> all;
    for (short i = 0; i < 80; ++i)
        all.emplace_back(simple, [i](const dynamic::arguments& a) { return static_cast<short>(a.as<short>(0) - i); });
    CHECK(all.back().uses_closure());
    for (short i = 0; i < 80; ++i)
        CHECK(dynamic::function(simple, all[static_cast<std::size_t>(i)].pointer()).call<int>(short{7}) == 7 - i);
}

TEST_CASE("a closure sees its arguments aligned as their types are") {
    ctypes::dynamic::declarations c("typedef unsigned __int128 wide; long f(int, wide, int, long, long, long, long);");
    const auto type = c["f"].type();
    std::uintptr_t at = 1;
    const callback seen(type, [&](const dynamic::arguments& a) {
        at = reinterpret_cast<std::uintptr_t>(a[1].address());
        return static_cast<long>(a.as<__uint128_t>(1) >> 64);
    });
    REQUIRE(seen.uses_closure());
    CHECK(dynamic::function(type, seen.pointer()).call<long>(1, static_cast<__uint128_t>(7) << 64, 1, 1L, 1L, 1L, 1L) ==
          7);
    CHECK(at % alignof(__uint128_t) == 0); // the saved registers, where libffi has it, are aligned to 8 bytes
}

TEST_CASE("a record that one register holds is aligned as its type is, and has all its bytes") {
    struct alignas(16) aligned { // sixteen bytes, of which the last eight are nobody's: they do not travel
        float x[2];
    };
    const auto misplaced = [](const dynamic::arguments& a) {
        int wrong = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            wrong += reinterpret_cast<std::uintptr_t>(a[i].address()) % a[i].type().alignment() != 0;
            const auto float_at = [&](std::size_t k) { return a[i]["x"][k].as<int>(); };
            wrong += float_at(0) != static_cast<int>(i) + 1 || float_at(1) != static_cast<int>(i) + 11;
        }
        return wrong;
    };
    const callback c(dynamic::type::of<int(aligned, aligned, aligned)>(), misplaced);
    const auto called = reinterpret_cast<int (*)(aligned, aligned, aligned)>(c.pointer());
    CHECK(called({{1, 11}}, {{2, 12}}, {{3, 13}}) == 0);
}

TEST_CASE("results are aligned as their types are") {
    struct alignas(32) wide {
        float x[8];
    };
    const dynamic::function f(dynamic::type::of<wide(float)>(),
                              reinterpret_cast<void (*)()>(+[](float x) { return wide{{x}}; }));
    const auto misplaced = [](const value& v) {
        return reinterpret_cast<std::uintptr_t>(v.address()) % alignof(wide) != 0;
    };
    const value results[] = {f(1.0F), f(2.0F)}; // one of which stands at an odd multiple of 16
    CHECK_FALSE(misplaced(results[0]));
    CHECK_FALSE(misplaced(results[1]));
    CHECK(results[1]["x"][0].as<float>() == 2.0F);
}

TEST_CASE("moving a callback does not change what C calls") {
    callback a(dynamic::parse_type("int(int)"), [](const dynamic::arguments& x) { return x.as<int>(0) + 1; });
    void* const before = a.address();
    const callback b = std::move(a);
    CHECK(b.address() == before);
    CHECK_FALSE(a);
    CHECK(dynamic::function(b.type(), b.pointer())(1).as<int>() == 2);
}

TEST_CASE("callbacks run on several threads at once") {
    const callback c(dynamic::parse_type("double(double, int)"),
                     [](const dynamic::arguments& a) { return a.as<double>(0) * a.as<int>(1); });
    const dynamic::function f(c.type(), c.pointer());
    std::vector<std::thread> threads;
    std::vector<int> good(4);
    for (std::size_t t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 500; ++i)
                good[t] += f(static_cast<double>(t) + 0.5, i).as<double>() == (static_cast<double>(t) + 0.5) * i;
        });
    for (auto& t : threads) t.join();
    for (const int n : good) CHECK(n == 500);
}

TEST_CASE("the type of an argument outlives the callback and the declarations, that of an enumeration, too") {
    dynamic::type kept;
    {
        const dynamic::declarations c("enum shade { dark, bright }; typedef int seen(enum shade);");
        const dynamic::callback see(c.type("seen"), [&](const dynamic::arguments& a) {
            kept = a[0].type();
            return 1;
        });
        reinterpret_cast<int (*)(int)>(see.address())(1);
    }
    CHECK(kept.spelling() == "enum shade");
}
