// What pointers refer to lives as long as they are used, or is refused.
#include "wrong.hpp"

#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dynamic = ctypes::dynamic;
using ctypes::conversion_error;
using dynamic::callback;
using dynamic::value;

namespace {

const char long_text[] = "a text that is long enough for the heap";

/// Calls a callback that gives a text, and copies that.
template <class F>
std::string text_of(F callable) {
    const callback c(dynamic::parse_type("const char *(int)"), callable);
    return dynamic::function(c.type(), c.pointer()).rethrowing()(1).template as<std::string>();
}
template <class F>
std::string refused(const char* signature, F callable) {
    const callback c(dynamic::parse_type(signature), callable);
    const dynamic::function f = dynamic::function(c.type(), c.pointer()).rethrowing();
    return wrong([&] { f(1); });
}

const char gone[] =
    "the callback's result: what is returned is destroyed before C uses the pointer; return a pointer to, or a "
    "reference to, something that lives on";

struct person {
    const char* name;
    person* next;
};

} // namespace

TEST_CASE("a text, a list or a value that a callback returns by value is refused for a pointer") {
    CHECK(refused("const char *(int)", [](const dynamic::arguments&) { return std::string(long_text); }) == gone);
    CHECK(refused("const wchar_t *(int)", [](const dynamic::arguments&) { return std::wstring(80, L'x'); }) == gone);
    CHECK(refused("const void *(int)", [](const dynamic::arguments&) { return std::string(long_text); }) == gone);
    CHECK(refused("int *(int)", [](const dynamic::arguments&) { return std::vector<int>{1, 2, 3}; }) == gone);
    CHECK(refused("const char *(int)", [](std::span<const value>) { return value(long_text); }) == gone);
    CHECK(refused("int *(int)", [](const dynamic::arguments&) { return value(dynamic::type::of<int>(), 3); }) == gone);
    CHECK(refused("int *(int)", [](const dynamic::arguments&) { return std::make_shared<int>(3); }) == gone);
    CHECK(refused("struct { const char *name; } (int)", [](const dynamic::arguments&) {
              value v(dynamic::parse_type("struct { const char *name; }"));
              v["name"] = long_text;
              return v;
          }) == gone);
    CHECK(refused("const char *(int)", [](const dynamic::arguments&) {
              value v(dynamic::parse_type("struct { const char *name; }"));
              v["name"] = long_text;
              return v["name"];
          }) == gone);
    // the memory of the argument itself, and of a value without memory that could be shared
    CHECK(refused("int *(int)", [](const dynamic::arguments& a) { return a[0]; }).find("nothing would keep alive") !=
          std::string::npos);
    CHECK(refused("int *(int)", [](const dynamic::arguments&) { return value(3); }).find("nothing would keep alive") !=
          std::string::npos);
}

TEST_CASE("a callback returns pointers to what lives on") {
    const std::string kept = long_text;
    CHECK(text_of([&](const dynamic::arguments&) -> const std::string& { return kept; }) == kept);
    CHECK(text_of([&](const dynamic::arguments&) { return kept.c_str(); }) == kept);
    CHECK(text_of([](const dynamic::arguments&) { return "a literal"; }) == "a literal");
    const value shared(long_text);
    CHECK(text_of([&](const dynamic::arguments&) { return shared; }) == long_text); // a copy shares the text
    value record(dynamic::parse_type("struct { const char *name; }"));
    record["name"] = long_text;
    CHECK(text_of([&](const dynamic::arguments&) { return record["name"]; }) == long_text);
    std::vector<int> numbers{1, 2, 3};
    const callback c(dynamic::parse_type("int *(int)"),
                     [&](const dynamic::arguments&) -> std::vector<int>& { return numbers; });
    CHECK(dynamic::function(c.type(), c.pointer())(1)[2].as<int>() == 3);
    const callback same(dynamic::parse_type("int *(int *)"), [](const dynamic::arguments& a) { return a[0]; });
    CHECK(dynamic::function(same.type(), same.pointer())(numbers).as<int*>() == numbers.data());
}

TEST_CASE("an error result that is a text lives as long as the callback") {
    callback c(dynamic::parse_type("const char *(int)"), [](const dynamic::arguments&) -> const char* { throw 1; });
    c.error_result(std::string(long_text));
    const char* seen = nullptr;
    const callback outer(dynamic::parse_type("int(int)"), [&](const dynamic::arguments&) {
        seen = reinterpret_cast<const char* (*)(int)>(c.pointer())(1);
        return 1;
    });
    CHECK_THROWS_AS(dynamic::function(outer.type(), outer.pointer()).rethrowing()(1), int);
    CHECK(std::string(seen) == long_text);
}

TEST_CASE("memory of C takes pointers, and nothing that it would have to keep") {
    person p{};
    dynamic::reference view = value::view(dynamic::type::of<person>(), &p);
    view["name"] = "a literal";
    CHECK(std::string(p.name) == "a literal");
    const std::string lives = long_text;
    view["name"] = lives.c_str();
    CHECK(p.name == lives.data());
    CHECK(wrong([&] {
              view["name"] = std::string(long_text);
          }).find("the memory is C's, and nothing there keeps alive") != std::string::npos);
    value next(dynamic::type::of<person>());
    CHECK_THROWS_AS((view["next"] = next), conversion_error);
    CHECK_THROWS_AS((view["next"] = std::make_shared<person>()), conversion_error);
    next["name"] = long_text;
    CHECK_THROWS_AS((view["name"] = next["name"]), conversion_error);
    CHECK_THROWS_AS((view = next), conversion_error); // the text in it
    CHECK(p.name == lives.data());
    view["next"] = next.address();
    CHECK(p.next == next.address());
    next["name"] = nullptr;
    view = next;
    CHECK(p.name == nullptr);

    const auto list = dynamic::parse_type("struct person { const char *name; struct person *next; } *");
    value pointer(list, &p); // the same through a pointer to C's memory
    CHECK_THROWS_AS((pointer["name"] = std::string(long_text)), conversion_error);
    pointer["name"] = lives.c_str();
    CHECK(p.name == lives.data());
}

TEST_CASE("small values, as calls return them, keep what their pointers refer to") {
    const callback c(dynamic::type::of<person()>(), [](const dynamic::arguments&) { return person{}; });
    const std::size_t before = dynamic::live_values();
    {
        value v = dynamic::function(c.type(), c.pointer())();
        dynamic::reference name = v["name"];
        name = std::string(long_text);
        CHECK(v["name"].as<std::string>() == long_text);
        const value copy = v;
        v["name"] = nullptr;
        CHECK(name.is_null());
        CHECK(copy["name"].as<std::string>() == long_text);

        const callback give(dynamic::parse_type("const char *(void)"),
                            [](const dynamic::arguments&) { return nullptr; });
        value text = dynamic::function(give.type(), give.pointer())();
        text = std::string(long_text);
        CHECK(text.as<std::string>() == long_text);
    }
    CHECK(dynamic::live_values() == before);
}

TEST_CASE("records that point to each other keep each other until one of the pointers is written over") {
    const std::size_t before = dynamic::live_values();
    {
        value a(dynamic::type::of<person>());
        value b(dynamic::type::of<person>());
        a["next"] = b;
        b["next"] = a;
        CHECK(a["next"].as<void*>() == b.address());
        a["next"] = nullptr; // without this they would never be freed, as the comment of dynamic::value says
    }
    CHECK(dynamic::live_values() == before);
}
