#include <ctypes/pointer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

TEST_CASE("byref is the address of an object, also where operator& is another") {
    struct proud {
        int value;
        int operator&() const { return 0; }
    };
    proud object{3};
    CHECK(ctypes::byref(object)->value == 3);
    const int fixed = 4;
    static_assert(std::is_same_v<decltype(ctypes::byref(fixed)), const int*>);
    CHECK(*ctypes::byref(fixed) == 4);
}

TEST_CASE("byref with an offset points so many bytes into the object") {
    std::array<int, 3> numbers{1, 2, 3};
    CHECK(*ctypes::byref(numbers[0], 2 * sizeof(int)) == 3);
    *ctypes::byref(numbers[0], sizeof(int)) = 7;
    CHECK(numbers[1] == 7);
}

TEST_CASE("cast makes pointers of pointers and of addresses, and addresses of pointers") {
    int number = 5;
    void* untyped = &number;
    CHECK(*ctypes::cast<int*>(untyped) == 5);
    const std::uintptr_t address = ctypes::cast<std::uintptr_t>(&number);
    CHECK(ctypes::cast<int*>(address) == &number);
    CHECK(ctypes::cast<std::intptr_t>(&number) == static_cast<std::intptr_t>(address));
}

TEST_CASE("cast goes between data and function pointers") {
    int (*const next)(int) = [](int n) { return n + 1; };
    void* const data = ctypes::cast<void*>(next);
    CHECK(ctypes::cast<int (*)(int)>(data)(1) == 2);
    const auto other = ctypes::cast<void (*)()>(next);
    CHECK(ctypes::cast<void*>(other) == data);
}
