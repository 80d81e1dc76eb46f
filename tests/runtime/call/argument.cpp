#include "../../c_fixtures/call.h"
#include "c_fixtures/clib.hpp"

#include <ctypes/function.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

template <class Signature>
ctypes::function<Signature> bound(const char* name) {
    return {clib::symbol<Signature>(name), name};
}

/// Converts as a class may: by operators.
struct handle {
    person* owned;
    operator person*() const { return owned; }
};
struct celsius {
    double degrees;
    operator double() const { return degrees; }
};

} // namespace

TEST_CASE("a std::string serves const char*") {
    const auto length = bound<std::size_t(const char*)>("text_length");
    std::string text = "eleven char";
    const std::string constant = "four";
    CHECK(length(text) == 11);
    CHECK(length(constant) == 4);
    CHECK(length(std::string(1000, 'x')) == 1000); // a temporary lives until the call is over
    CHECK(length(text + constant) == 15);
    CHECK(length(std::string()) == 0);
}

TEST_CASE("C strings and character arrays serve const char* as they do in C") {
    const auto length = bound<std::size_t(const char*)>("text_length");
    char buffer[16] = "seven..";
    const char* pointer = "abc";
    CHECK(length("literal") == 7);
    CHECK(length(buffer) == 7);
    CHECK(length(pointer) == 3);
    CHECK(length(std::array<char, 4>{'a', 'b', '\0', 'd'}) == 2);
    CHECK(length(std::vector<char>{'a', '\0'}) == 1);
}

TEST_CASE("C may write into a std::string that is handed over as char*") {
    const auto last = bound<char*(char*)>("last_of");
    std::string text = "word";
    CHECK(last(text) == text.data() + 3);
    *last(text) = 'k';
    CHECK(text == "work");
}

TEST_CASE("wide strings serve pointers to their characters") {
    CHECK(bound<std::size_t(const wchar_t*)>("wide_length")(std::wstring(L"w\u00edde")) == 4);
    CHECK(bound<std::size_t(const wchar_t*)>("wide_length")(L"wide!") == 5);
    CHECK(bound<std::size_t(const char16_t*)>("utf16_length")(std::u16string(u"a\U0001F600")) == 3);
    CHECK(bound<std::size_t(const char32_t*)>("utf32_length")(std::u32string(U"a\U0001F600")) == 2);
    CHECK(bound<std::size_t(const char8_t*)>("text_length")(std::u8string(u8"\u00e9")) == 2);
}

TEST_CASE("a vector, an array and a span serve a pointer to their elements") {
    const auto sum = bound<int(const int*, std::size_t)>("sum_ints");
    std::vector<int> vector{1, 2, 3};
    const std::vector<int> constant{4, 5, 6};
    std::array<int, 3> array{7, 8, 9};
    int plain[] = {10, 11, 12};
    CHECK(sum(vector, 3) == 6);
    CHECK(sum(constant, 3) == 15);
    CHECK(sum(array, 3) == 24);
    CHECK(sum(plain, 3) == 33);
    CHECK(sum(std::span<int>(plain).subspan(1), 2) == 23);
    CHECK(sum(std::span<const int, 3>(array), 3) == 24);
    CHECK(sum(std::vector<int>{20, 1}, 2) == 21);
    CHECK(sum(std::vector<int>{}, 0) == 0);
    CHECK(sum(vector.data(), vector.size()) == 6);

    const auto sum_doubles = bound<double(const double*, std::size_t)>("sum_doubles");
    CHECK(sum_doubles(std::array{0.25, 0.5}, 2) == 0.75);
}

TEST_CASE("C writes through them where it takes a pointer to mutable elements") {
    const auto twice = bound<void(int*, std::size_t)>("double_ints");
    std::vector<int> vector{1, 2};
    std::array<int, 2> array{3, 4};
    int plain[] = {5, 6};
    twice(vector, 2);
    twice(array, 2);
    twice(plain, 2);
    twice(std::span<int>(plain, 1), 1);
    CHECK(vector == std::vector<int>{2, 4});
    CHECK(array == std::array<int, 2>{6, 8});
    CHECK(plain[0] == 20);
    CHECK(plain[1] == 12);
}

TEST_CASE("arrays of arrays and arrays of strings arrive as C has them") {
    int rows[2][3] = {{1, 2, 3}, {4, 5, 6}};
    CHECK(bound<int(int(*)[3], std::size_t)>("sum_rows")(rows, 2) == 21);
    const auto count = bound<std::size_t(const char* const*)>("count_texts");
    const char* texts[] = {"a", "b", nullptr};
    CHECK(count(texts) == 2);
    CHECK(count(std::vector<const char*>{"a", "b", "c", nullptr}) == 3);
}

TEST_CASE("everything with elements serves void*, a string_view with its length beside it too") {
    const auto same = bound<const void*(const void*)>("same_address");
    const std::string text = "text";
    std::vector<double> vector{1, 2};
    int plain[4]{};
    person someone{};
    const std::string_view view = text;
    CHECK(same(text) == text.data());
    CHECK(same(vector) == vector.data());
    CHECK(same(plain) == plain);
    CHECK(same(view) == text.data());
    CHECK(same(&someone) == &someone);
    CHECK(bound<void*(void*)>("same_mutable_address")(vector) == vector.data());
}

TEST_CASE("nullptr is C's NULL for every pointer") {
    CHECK(bound<const void*(const void*)>("same_address")(nullptr) == nullptr);
    CHECK(bound<const char*(const char*)>("same_address")(nullptr) == nullptr);
    CHECK(!bound<int (*(int (*)(int)))(int)>("same_address")(nullptr));
    CHECK(bound<const void*(std::nullptr_t)>("same_address")(nullptr) == nullptr);
    CHECK(bound<const void*(const void*)>("same_address")(std::span<int>()) == nullptr);
}

TEST_CASE("numbers convert as they do in C++") {
    CHECK(bound<double(double)>("half")(5) == 2.5);
    CHECK(bound<double(double)>("half")(5.0F) == 2.5);
    CHECK(bound<double(double)>("half")(celsius{9}) == 4.5);
    CHECK(bound<float(float)>("half_float")(2.5) == 1.25F);
    CHECK(bound<int(int)>("negate_int")('A') == -65);
    CHECK(bound<int(int)>("negate_int")(true) == -1);
    CHECK(bound<int(int)>("negate_int")(7UL) == -7);
    CHECK(bound<int(int)>("negate_int")(blue) == -2);
    CHECK(bound<char(char)>("next_char")('a') == 'b');
    CHECK(bound<long long(long long)>("shifted")(3) == 0x300000000);
    CHECK(bound<bool(bool)>("opposite")(false) == true);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wfloat-conversion" // clang warns of it, as it would of a call in C++
    double fraction = 0.5;
    CHECK(bound<bool(bool)>("opposite")(fraction) == false); // to bool, a fraction is not lost
#pragma GCC diagnostic pop
    const volatile int in_a_register = 4;
    CHECK(bound<int(int)>("negate_int")(in_a_register) == -4);
}

TEST_CASE("an enum arrives as itself and comes back as itself") {
    CHECK(bound<color(color)>("next_color")(green) == blue);
    enum class hue : unsigned { red, green, blue };
    const auto next = bound<hue(hue)>("next_color");
    CHECK(next(hue::blue) == hue::red);
    const hue constant = hue::red;
    CHECK(next(constant) == hue::green);
}

TEST_CASE("a record is passed by value, from a variable or written in braces") {
    const auto swap = bound<pair(pair)>("swapped");
    const pair one{1, 2};
    CHECK(swap(one).first == 2);
    CHECK(swap({3, 4}).second == 3);
    CHECK(one.first == 1);
    const auto move = bound<rectangle(rectangle, vector)>("moved");
    CHECK(move({{0, 1}, {2, 3}}, {10, 20}).to.y == 23);
    rectangle unit{{0, 0}, {1, 1}};
    CHECK(move(unit, {5, 6}).from.x == 5);
    CHECK(bound<double(rectangle)>("area")({{0, 0}, {2, 3}}) == 6);
}

TEST_CASE("a pointer to a derived class serves a pointer to its base, a conversion operator too") {
    struct employee : person {
        int number;
    };
    const auto length = bound<int(const person*)>("name_length");
    employee someone{{"Ada", 36}, 1};
    CHECK(length(&someone) == 3);
    CHECK(length(handle{&someone}) == 3);
    const std::unique_ptr<person> owner = std::make_unique<person>(person{"Grace", 85});
    CHECK(length(owner.get()) == 5);
}

TEST_CASE("functions and lambdas without captures serve function pointers") {
    const auto apply = bound<int(int (*)(int), int)>("apply");
    CHECK(apply([](int x) { return x * 10; }, 4) == 40);
    CHECK(apply(clib::symbol<int(int)>("negate_int"), 4) == -4);
    static constexpr auto twice = +[](int x) { return 2 * x; };
    CHECK(apply(*twice, 4) == 8);
    CHECK(bound<int (*(int))(int)>("get_function")(0)(7) == 8);
}

TEST_CASE("a function without parameters or result is called, too") {
    const auto count = bound<void()>("count_call");
    const auto counted = bound<int()>("counted_calls");
    const int before = counted();
    count();
    count();
    CHECK(counted() == before + 2);
}

TEST_CASE("an argument that can only be moved is not copied") {
    struct once {
        int value;
        explicit once(int v) : value(v) {}
        once(once&&) = default;
        once(const once&) = delete;
        operator int() && { return std::exchange(value, 0); }
    };
    CHECK(bound<int(int)>("negate_int")(once(6)) == -6);
}
