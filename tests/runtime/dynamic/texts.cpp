// Texts and room for them: copied where C reads, passed as it is where C may write.
#include "wrong.hpp"

#include <ctypes/buffer.hpp>
#include <ctypes/dynamic.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <cstring>
#include <cwchar>
#include <string>
#include <vector>

namespace dynamic = ctypes::dynamic;
using dynamic::value;

namespace {

struct request {
    char* room;
    int size;
};
int fill(request* r) {
    std::memset(r->room, 'x', static_cast<std::size_t>(r->size) - 1);
    r->room[r->size - 1] = 0;
    return r->size;
}
void (*address_of(auto* f))() { return reinterpret_cast<void (*)()>(f); }

} // namespace

TEST_CASE("a char* and an array of char are room for C, whatever text is in it") {
    const dynamic::function append =
        ctypes::library::self().function(dynamic::prototype("char *strcat(char *to, const char *from)"));
    char room[40] = "ab";
    char* const p = room;
    CHECK(append(room, "c").as<char*>() == room);
    append(p, "d");
    append(&room[0], "e");
    append(static_cast<void*>(room), "f");
    append(reinterpret_cast<unsigned char*>(room), "g");
    CHECK(append.call<char*>(p, "h") == room);
    append.call(std::vector<value>{value(p), value("i")});
    append.call(std::vector<value>{room, "j"});
    CHECK(std::string(room) == "abcdefghij");
    ctypes::buffer<char> buffer(8);
    append(buffer, "text");
    CHECK(buffer.value() == "text");
    const char* const constant = room;
    CHECK(wrong([&] { append(constant, "k"); }).find("the text is const") != std::string::npos);
    CHECK(wrong([&] { append("literal", "k"); }).find("the text is const") != std::string::npos);
}

TEST_CASE("a record and a value of a pointer have the room itself, not a copy of the text in it") {
    const dynamic::declarations c("struct request { char *room; int size; }; int fill(struct request *r);");
    const dynamic::function f(c["fill"].type(), address_of(&fill));
    char room[100] = "";
    value r(c.type("struct request"));
    r["size"] = 100;
    r["room"] = room;
    f(r);
    CHECK(std::string(room) == std::string(99, 'x'));
    char other[100] = "";
    char* const p = other;
    r["room"] = p;
    f(r);
    CHECK(std::string(other) == std::string(99, 'x'));
    CHECK(value(c.type("char *"), p).as<char*>() == p);
    CHECK(value(p).as<char*>() == p);
    CHECK(value(c.type("char *"), other).as<char*>() == other);
    value v(c.type("char *"));
    v = p;
    CHECK(v.as<char*>() == p);
    r = {room, 50};
    CHECK(r["room"].as<char*>() == room);

    value text(c.type("const char *"), p); // C only reads: a copy, which lives as long as the value
    std::strcpy(other, "changed");
    CHECK(text.as<std::string>() == std::string(99, 'x'));
    CHECK(value(c.type("char *"), "literal").as<std::string>() == "literal"); // room of its length
    value data(c.type("const void *"), p);
    CHECK(data.as<const void*>() == p);
    r["room"] = static_cast<char*>(nullptr);
    CHECK(r["room"].is_null());
}

TEST_CASE("wide texts go in and come out") {
    const auto length = [](const wchar_t* text) { return std::wcslen(text); };
    const dynamic::function f(dynamic::parse_type("unsigned long(const wchar_t *)"), address_of(+length));
    CHECK(f(L"four").as<int>() == 4);
    CHECK(f(std::wstring(L"six...")).as<int>() == 6);
    CHECK(wrong([&] { f("narrow"); }).find("a text does not convert to 'const wchar_t *'") != std::string::npos);
    value v(dynamic::parse_type(
        "struct { const wchar_t *p; wchar_t w[6]; char16_t u[6]; char32_t l[6]; unsigned short s[6]; }"));
    {
        const std::wstring temporary(L"a text that is long enough for the heap");
        v["p"] = temporary;
    }
    v["w"] = L"wide";
    v["u"] = u"sixtee";
    v["l"] = U"32";
    v["s"] = u"16";
    CHECK(v["p"].as<std::wstring>() == L"a text that is long enough for the heap");
    CHECK(v["w"].as<std::wstring>() == L"wide");
    CHECK(v["u"].as<std::u16string>() == u"sixtee");
    CHECK(v["l"].as<std::u32string>() == U"32");
    CHECK(v["s"].as<std::u16string>() == u"16");
    CHECK(wrong([&] { v["u"] = u"too long"; }) == "value.u: a text of 8 characters does not fit into 'char16_t [6]'");
    CHECK_THROWS_AS(static_cast<void>(v["w"].as<std::string>()), ctypes::conversion_error);
    CHECK_THROWS_AS((v["w"] = "narrow"), ctypes::conversion_error);
    CHECK(value(L"text").as<std::wstring>() == L"text");
    const value list(v.type(), {L"p", L"w", u"u", U"l", u"s"});
    CHECK(list["w"].as<std::wstring>() == L"w");
    CHECK(list["p"].as<std::wstring>() == L"p");
}

TEST_CASE("arrays of characters take texts, a part of themselves, and what a pointer points to") {
    value v(dynamic::parse_type("struct { char name[6]; char same[6]; }"), {"abc", "same"});
    CHECK(v["name"].as<std::string>() == "abc");
    v["name"] = value("def");
    CHECK(v["name"].as<std::string>() == "def");
    v["name"] = reinterpret_cast<char*>(v["name"].address()) + 1;
    CHECK(v["name"].as<std::string>() == "ef");
    v["name"] = v["same"];
    CHECK(v["name"].as<std::string>() == "same");
    v["name"] = "123456"; // as in C, without a zero
    CHECK(v["name"].as<std::string>() == "123456");
}
