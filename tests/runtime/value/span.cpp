#include <ctypes/function.hpp>
#include <ctypes/library.hpp>
#include <ctypes/span.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

int calls = 0;

extern "C" {
long sum(const int* numbers, unsigned count) {
    long total = 0;
    for (unsigned i = 0; i < count; ++i) total += numbers[i];
    return count == 0 && numbers != nullptr ? -1 : total;
}
std::size_t length_of(const void*, std::size_t length) { return length; }
int narrow_length(const char*, signed char length) { return length; }
int length_first(unsigned char length, const char* text) { return length == 0 ? 0 : text[length - 1]; }
std::size_t bytes(const unsigned char* data, std::size_t length) { return length == 0 ? 0 : data[length - 1]; }
void fill(int* numbers, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<int>(i);
}
/// A list that is longer each time it is looked at.
int growing(int* list, int room) {
    const int length = ++calls < 3 ? calls : 3;
    for (int i = 0; i < length && i < room; ++i) list[i] = i;
    return length;
}
int never_agrees(int*, int room) {
    ++calls;
    return room + 1;
}
int fails(int*, int) {
    errno = EPERM;
    return -1;
}
int fails_later(int*, int room) {
    if (room == 0) return 5;
    errno = EIO;
    return -1;
}
std::size_t exact_text(char* text, std::size_t room) { // counts no zero, as snprintf(3)
    return static_cast<std::size_t>(std::snprintf(text, room, "%s", "hello"));
}
}

} // namespace

TEST_CASE("a range goes as a pointer and a length") {
    const ctypes::function<long(ctypes::sized<const int*, unsigned>)> f(&sum);
    const std::vector<int> vector{1, 2, 3};
    CHECK(f(vector) == 6);
    CHECK(f(std::vector<int>{4, 5}) == 9);
    CHECK(f(std::array<int, 2>{6, 7}) == 13);
    CHECK(f(std::span<const int>(vector).first(2)) == 3);
    const int plain[] = {8, 9};
    CHECK(f(plain) == 17);
}

TEST_CASE("nullptr and an empty vector have the length 0") {
    const ctypes::function<long(ctypes::sized<const int*, unsigned>)> f(&sum);
    CHECK(f(nullptr) == 0);
    CHECK(f(std::span<const int>()) == 0);
}

TEST_CASE("C writes into a range that can be written to") {
    const ctypes::function<void(ctypes::sized<int*>)> f(&fill);
    std::vector<int> numbers(4, -1);
    f(numbers);
    CHECK(numbers == std::vector<int>{0, 1, 2, 3});
}

TEST_CASE("the length of a void pointer counts bytes") {
    const ctypes::function<std::size_t(ctypes::sized<const void*>)> f(&length_of);
    CHECK(f(std::vector<int>(3)) == 3 * sizeof(int));
    CHECK(f(std::string("hello")) == 5);
}

TEST_CASE("a literal goes without its zero, a char array of the program whole") {
    const ctypes::function<std::size_t(ctypes::sized<const void*>)> f(&length_of);
    CHECK(f("hello") == 5);
    CHECK(f("a\0b") == 3);
    char data[4] = {1, 2, 3, 0};
    CHECK(f(data) == 4);
    CHECK(f(std::string_view("hello").substr(1)) == 4);
}

TEST_CASE("characters and bytes serve each other") {
    const ctypes::function<std::size_t(ctypes::sized<const unsigned char*>)> f(&bytes);
    CHECK(f(std::string("abc")) == 'c');
    CHECK(f("abc") == 'c');
    CHECK(f(std::vector<std::byte>{std::byte{200}}) == 200);
}

TEST_CASE("the length may come first") {
    const ctypes::function<int(ctypes::sized<const char*, unsigned char, ctypes::order::length_first>)> f(
        &length_first);
    CHECK(f(std::string("abc")) == 'c');
}

TEST_CASE("a range that is too long for the length's type is refused before the call") {
    const ctypes::function<int(ctypes::sized<const char*, signed char>)> f(&narrow_length);
    CHECK(f(std::string(127, 'x')) == 127);
    std::string words;
    try {
        f(std::string(128, 'x'));
    } catch (const ctypes::error& error) {
        words = error.what();
    }
    CHECK(words ==
          "ctypes::sized: a range of 128 elements is too long for the C function, whose length parameter holds "
          "at most 127");
}

TEST_CASE("zlib's crc32 takes a span in the place of two parameters") {
    const auto zlib = optional_library("libz.so.1");
    if (!zlib) return;
    const auto crc =
        zlib->function<unsigned long(unsigned long, ctypes::sized<const unsigned char*, unsigned>)>("crc32");
    CHECK(crc(0, "hello") == 0x3610a686);
    CHECK(crc(crc(0, "hel"), std::string("lo")) == 0x3610a686);
}

TEST_CASE("a buffer whose length C tells is one call: confstr and getgroups") {
    const ctypes::library libc = ctypes::library::self();
    const auto conf = libc.function<std::size_t(int, ctypes::filled<std::string>)>("confstr");
    std::string expected(::confstr(_CS_PATH, nullptr, 0), '\0');
    ::confstr(_CS_PATH, expected.data(), expected.size());
    expected.pop_back(); // the zero that confstr counts
    CHECK(conf(_CS_PATH) == expected);
    CHECK(conf(-1).empty());

    const auto groups =
        libc.function<int(ctypes::filled<std::vector<gid_t>, int, ctypes::order::length_first>)>("getgroups");
    std::vector<gid_t> known(static_cast<std::size_t>(::getgroups(0, nullptr)));
    ::getgroups(static_cast<int>(known.size()), known.data());
    CHECK(groups() == known);
}

TEST_CASE("a text whose length does not count its zero is whole") {
    const ctypes::function<std::size_t(ctypes::filled<std::string>)> f(&exact_text);
    CHECK(f() == "hello");
}

TEST_CASE("C is called again while its list grows, but not for ever") {
    calls = 0;
    const ctypes::function<int(ctypes::filled<std::vector<int>, int>)> f(&growing);
    CHECK(f() == std::vector<int>{0, 1, 2});
    CHECK(calls == 4);
    calls = 0;
    const ctypes::function<int(ctypes::filled<std::vector<int>, int>)> endless(&never_agrees);
    CHECK(endless().empty());
    CHECK(calls < 20);
}

TEST_CASE("a negative length is an error: empty, or errno with a check") {
    const ctypes::function<int(ctypes::filled<std::vector<int>, int>)> at_once(&fails), later(&fails_later);
    CHECK(at_once().empty());
    CHECK(later().empty());
    for (const auto& [f, code] : {std::pair(at_once, EPERM), std::pair(later, EIO)}) {
        int found = 0;
        try {
            (void)f.check(ctypes::nonnegative)();
        } catch (const std::system_error& error) {
            found = error.code().value();
        }
        CHECK(found == code);
    }
    const auto expected = at_once.expect(ctypes::nonnegative)();
    CHECK_FALSE(expected);
    CHECK(expected.error() == std::errc::operation_not_permitted);
}
