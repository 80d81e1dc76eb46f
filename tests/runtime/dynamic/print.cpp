// Values as text: where it is cut, and that it says so.
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/value.hpp>

#include <doctest/doctest.h>

#include <string>

namespace dynamic = ctypes::dynamic;

namespace {

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

} // namespace

TEST_CASE("a long text says how much of it is not shown") {
    dynamic::value text(dynamic::parse_type("char[20001]"), std::string(20000, 'a'));
    CHECK(text.to_string() == "\"" + std::string(16383, 'a') + "\"... and 3617 more");
    dynamic::value whole(dynamic::parse_type("char[16384]"), std::string(16383, 'a'));
    CHECK(whole.to_string() == "\"" + std::string(16383, 'a') + "\"");
}

TEST_CASE("a long array says how many elements are not shown") {
    CHECK(ends_with(dynamic::value(dynamic::parse_type("int[1000]")).to_string(), "0, 0, ... and 744 more}"));
    CHECK(ends_with(dynamic::value(dynamic::parse_type("int[257]")).to_string(), "0, ... and 1 more}"));
    CHECK(ends_with(dynamic::value(dynamic::parse_type("int[256]")).to_string(), "0, 0}"));
    CHECK(ends_with(dynamic::value(dynamic::parse_type("unsigned long[200][200]")).to_string(),
                    "0, ... and 157 more}, ... and 172 more}"));
}

TEST_CASE("a record says how many of its members are not shown behind a long one") {
    dynamic::value r(dynamic::parse_type("struct { int first; char text[20000]; int second, : 3, third; }"));
    r["text"] = std::string(20000, 'b');
    CHECK(ends_with(r.to_string(), "b\"... and 3638 more, ... and 2 more}"));
    r["text"] = std::string("short");
    CHECK(r.to_string() == "{.first = 0, .text = \"short\", .second = 0, .third = 0}");
}
