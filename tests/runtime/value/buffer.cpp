#include <ctypes/buffer.hpp>
#include <ctypes/function.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

TEST_CASE("a buffer is zero at first and goes to C as a pointer") {
    ctypes::buffer<char> text(8);
    for (char c : text) CHECK(c == 0);
    CHECK(text.value().empty());
    const ctypes::function<void*(void*, int, std::size_t)> set(&std::memset);
    set(text, 'x', 3u);
    CHECK(text.value() == "xxx");
    CHECK(text.raw().size() == 8);
}

TEST_CASE("a buffer made of a text has room for its zero, or the size that is asked for") {
    const ctypes::buffer<char> exact("hey");
    CHECK(exact.size() == 4);
    CHECK(std::strlen(exact.data()) == 3);
    const ctypes::buffer<char> roomy("hey", 10);
    CHECK(roomy.size() == 10);
    CHECK(roomy.value() == "hey");
    CHECK_THROWS_AS(ctypes::buffer<char>("hey", 2), std::length_error);
}

TEST_CASE("a full buffer without a zero reads to its end") {
    const ctypes::buffer<char> full("hey", 3);
    CHECK(full.value() == "hey");
    const ctypes::buffer<char> cut(std::string("a\0b", 3));
    CHECK(cut.value() == "a");
    CHECK(cut.raw()[2] == 'b');
}

TEST_CASE("the memory stays where it is when the buffer moves") {
    ctypes::buffer<int> numbers(3);
    int* const address = numbers.data();
    numbers[2] = 5;
    const ctypes::buffer<int> moved = std::move(numbers);
    CHECK(moved.data() == address);
    CHECK(moved.at(2) == 5);
    CHECK_THROWS_AS((void)moved.at(3), std::out_of_range);
}

TEST_CASE("resizing keeps what fits, and new elements are zero") {
    ctypes::buffer<short> numbers(2);
    numbers[0] = 1;
    numbers[1] = 2;
    numbers.resize(4);
    CHECK(numbers[1] == 2);
    CHECK(numbers[3] == 0);
    numbers.resize(1);
    CHECK(numbers.size() == 1);
}

TEST_CASE("a wide buffer reads as a wide string") {
    ctypes::buffer<wchar_t> text(L"hey", 10);
    CHECK(text.value() == L"hey");
    const ctypes::buffer<char16_t> utf16(u"hey");
    CHECK(utf16.value() == u"hey");
}
