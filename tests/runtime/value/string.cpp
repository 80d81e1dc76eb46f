#include <ctypes/library.hpp>
#include <ctypes/out.hpp>
#include <ctypes/string.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <cwchar>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace {

extern "C" {
const char* text_or_null(int which) { return which == 0 ? nullptr : which == 1 ? "" : "Zürich"; }
char* copy_or_null(const char* text) { return text != nullptr ? ::strdup(text) : nullptr; }
void put_text(int which, const char** text) { *text = text_or_null(which); }
int count_strings(char* const* list) {
    int count = 0;
    for (; list[count] != nullptr; ++count) list[count][0] = '-'; // C may write
    return count;
}
const char16_t* utf16_or_null(const char16_t* text) { return text; }
const char32_t* utf32_or_null(const char32_t* text) { return text; }
const char8_t* utf8_or_null(const char8_t* text) { return text; }
const wchar_t* wide_or_null(const wchar_t* text) { return text; }
}

} // namespace

TEST_CASE("a borrowed string is a view of what C has; NULL is an empty view") {
    const ctypes::function<ctypes::borrowed_string(int)> f(&text_or_null);
    CHECK(f(2) == "Zürich");
    CHECK(f(2).data() == text_or_null(2));
    CHECK(f(1).empty());
    CHECK(f(1).data() != nullptr);
    CHECK(f(0).empty());
    CHECK(f(0).data() == nullptr);
}

TEST_CASE("a copied string is the caller's; NULL is an empty one") {
    const ctypes::function<ctypes::copied_string(int)> f(&text_or_null);
    std::string text = f(2);
    text += " HB";
    CHECK(text == "Zürich HB");
    CHECK(f(0).empty());
}

TEST_CASE("strings come back through out-parameters, too") {
    const ctypes::function<void(int, ctypes::out<ctypes::copied_string>)> f(&put_text);
    CHECK(f(2) == "Zürich");
    CHECK(f(0).empty());
}

TEST_CASE("an owned string is copied and freed by the library's own function") {
    const ctypes::library libc = ctypes::library::self();
    const auto real = libc.function<ctypes::owned_string<"free">(const char*, ctypes::optional<char*>)>("realpath");
    CHECK(real("/usr/../usr/.") == "/usr");
    CHECK(real("/no/such/folder").empty());
}

TEST_CASE("sqlite3_mprintf's string is freed by sqlite3_free") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    const auto print = sqlite->function<ctypes::owned_string<"sqlite3_free">(const char*, ...)>("sqlite3_mprintf");
    const auto used = sqlite->function<long long()>("sqlite3_memory_used");
    const long long before = used();
    CHECK(print("%Q and %d", std::string("it's"), 3) == "'it''s' and 3");
    CHECK(used() == before);
    const auto version = sqlite->function<ctypes::borrowed_string()>("sqlite3_libversion")();
    CHECK(version.starts_with("3."));
}

TEST_CASE("wide, UTF-8, UTF-16 and UTF-32 strings go in and come out") {
    const ctypes::function<ctypes::basic_copied_string<wchar_t>(const wchar_t*)> wide(&wide_or_null);
    CHECK(wide(std::wstring(L"Zürich")) == L"Zürich");
    CHECK(wide(nullptr).empty());
    const ctypes::function<ctypes::basic_copied_string<char16_t>(const char16_t*)> utf16(&utf16_or_null);
    CHECK(utf16(std::u16string(u"Zürich")) == u"Zürich");
    CHECK(utf16(u"literal") == u"literal");
    const ctypes::function<ctypes::basic_borrowed_string<char32_t>(const char32_t*)> utf32(&utf32_or_null);
    const std::u32string text = U"Zürich";
    CHECK(utf32(text) == U"Zürich");
    CHECK(utf32(nullptr).data() == nullptr);
    const ctypes::function<ctypes::basic_copied_string<char8_t>(const char8_t*)> utf8(&utf8_or_null);
    CHECK(utf8(u8"Zürich") == u8"Zürich");
}

TEST_CASE("SQLite takes and gives UTF-16") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    struct sqlite3;
    const auto open16 = sqlite->function<int(const char16_t*, ctypes::out<ctypes::handle<sqlite3*, "sqlite3_close">>)>(
        "sqlite3_open16");
    const auto message =
        sqlite->function<ctypes::basic_borrowed_string<char16_t>(ctypes::handle<sqlite3*, "sqlite3_close">)>(
            "sqlite3_errmsg16");
    const auto [status, db] = open16(std::u16string(u":memory:"));
    CHECK(status == 0);
    CHECK(message(db) == u"not an error");
}

TEST_CASE("string_at copies to the zero, or as many as are asked for") {
    CHECK(ctypes::string_at("abc") == "abc");
    CHECK(ctypes::string_at("a\0c", 3) == std::string("a\0c", 3));
    CHECK(ctypes::string_at(L"abc") == L"abc");
    const std::array<unsigned char, 3> bytes{'x', 0, 'z'};
    CHECK(ctypes::string_at(static_cast<const void*>(bytes.data()), bytes.size()) == std::string("x\0z", 3));
}

TEST_CASE("a string array ends with a null pointer, and C may write to its strings") {
    ctypes::string_array list{"one", "two", std::string(100, 'x')};
    const ctypes::function<int(char* const*)> count(&count_strings);
    CHECK(count(list) == 3);
    CHECK(list[0] == "-ne");
    CHECK(list[2].size() == 100);
    CHECK(list.data()[3] == nullptr);
    ctypes::string_array none;
    CHECK(count(none) == 0);
}

TEST_CASE("copies and moves of a string array have pointers to their own strings") {
    ctypes::string_array list{"short", std::string(100, 'y')};
    ctypes::string_array copy = list;
    copy.data()[0][0] = 'S';
    CHECK(list[0] == "short");
    CHECK(copy[0] == "Short");
    const ctypes::string_array moved = std::move(list);
    CHECK(std::string_view(moved.data()[0]) == "short");
    CHECK(moved.data()[0] == moved[0].data());
    copy = moved;
    CHECK(copy.data()[0] == copy[0].data());
    CHECK(copy.size() == 2);
}

TEST_CASE("a string array is made of any range of strings") {
    const std::vector<const char*> words{"a", "b"};
    CHECK(ctypes::string_array(words).size() == 2);
    const std::vector<std::string> strings{"a", "b", "c"};
    CHECK(ctypes::string_array(strings)[2] == "c");
}
