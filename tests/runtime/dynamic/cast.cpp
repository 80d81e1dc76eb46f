#include <ctypes/callback.hpp>
#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

namespace dynamic = ctypes::dynamic;

namespace {

const dynamic::declarations& types() {
    static const dynamic::declarations c(
        "struct header { unsigned short kind, length; }; struct both { void *p; int many[3]; };");
    return c;
}

int twice(int n) { return 2 * n; }

template <class F>
std::string message(F f) {
    try {
        f();
    } catch (const ctypes::conversion_error& e) {
        return e.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("a pointer is cast to one of another type, and both see the same memory") {
    dynamic::value bytes(types().type("unsigned char[8]"));
    dynamic::value pointer(types().type("unsigned char *"), bytes);
    const dynamic::value header = dynamic::cast(types().type("struct header *"), pointer);
    CHECK(header.type() == types().type("struct header *"));
    header.target()["length"] = 0x0102;
    CHECK(bytes[2].as<int>() + bytes[3].as<int>() == 3);
    CHECK(dynamic::cast(types().type("unsigned char *"), header).as<void*>() == bytes.address());
}

TEST_CASE("an array is cast by the address of its first element, and kept alive by the pointer") {
    const std::size_t before = ctypes::detail::runtime::live_blocks;
    {
        dynamic::value header;
        {
            dynamic::value bytes(types().type("unsigned char[8]"));
            bytes[0] = 7;
            header = dynamic::cast(types().type("struct header *"), bytes);
            CHECK(header.as<void*>() == bytes.address());
        }
        CHECK(header.target()["kind"].as<int>() % 256 + header.target()["kind"].as<int>() / 256 == 7);
        const dynamic::value again = dynamic::cast(types().type("void *"), header);
        header = nullptr;
        CHECK(dynamic::cast(types().type("unsigned char *"), again).target().as<int>() == 7);
    }
    CHECK(ctypes::detail::runtime::live_blocks == before);
}

TEST_CASE("a member of a record is cast where it lies") {
    dynamic::value both(types().type("struct both"));
    both["many"][1] = 5;
    const dynamic::value ints = dynamic::cast(types().type("int *"), both["many"]);
    CHECK(ints[1].as<int>() == 5);
    both["p"] = ints;
    CHECK(dynamic::cast(types().type("int *"), both["p"])[1].as<int>() == 5);
}

TEST_CASE("addresses, C++ pointers, arrays, texts, functions and callbacks are cast to pointers") {
    int n = 3;
    const int many[2] = {4, 5};
    const dynamic::type to = types().type("int *");
    CHECK(dynamic::cast(to, &n).target().as<int>() == 3);
    CHECK(dynamic::cast(to, many)[1].as<int>() == 5);
    CHECK(dynamic::cast(to, reinterpret_cast<std::uintptr_t>(&n)).target().as<int>() == 3);
    CHECK(dynamic::cast(to, dynamic::value(reinterpret_cast<std::uintptr_t>(&n))).as<void*>() == &n);
    CHECK(dynamic::cast(to, static_cast<const volatile int*>(&n)).as<void*>() == &n);
    CHECK(dynamic::cast(to, -1).as<void*>() == reinterpret_cast<void*>(~std::uintptr_t{0}));
    CHECK(dynamic::cast(to, nullptr).is_null());
    const char* const text = "text";
    CHECK(dynamic::cast(types().type("const void *"), text).as<const void*>() == text);
    const dynamic::type function = types().type("int (*)(int)");
    CHECK(dynamic::cast(function, &twice).as<int (*)(int)>()(4) == 8);
    CHECK(dynamic::cast(function, twice).as<int (*)(int)>()(4) == 8);
    const dynamic::value address = dynamic::cast(types().type("void *"), &twice);
    CHECK(dynamic::cast(function, address).as<int (*)(int)>()(4) == 8);
    const ctypes::callback<int(int)> third = [](int of) { return of / 3; };
    CHECK(dynamic::cast(function, third).as<int (*)(int)>()(9) == 3);
}

TEST_CASE("a pointer is cast to an integer of its size") {
    int n = 0;
    const dynamic::value p(&n);
    CHECK(dynamic::cast(types().type("unsigned long long"), p).as<std::uintptr_t>() ==
          reinterpret_cast<std::uintptr_t>(&n));
}

TEST_CASE("what has no address, or is to become no pointer, is refused") {
    const dynamic::type to = types().type("int *");
    dynamic::value header(types().type("struct header"));
    CHECK(message([&] { (void)dynamic::cast(to, header); }) ==
          "value: 'struct header' is no pointer, array or address; cast a pointer to it: c.type(...).pointer()");
    CHECK(message([&] { (void)dynamic::cast(to, dynamic::value(2.5)); }) ==
          "value: 'double' is no pointer, array or address");
    CHECK(message([&] { (void)dynamic::cast(types().type("int"), &to); }) ==
          "cast: 'int' is no pointer type; cast makes pointers, and integers of their size");
    CHECK(message([&] { (void)dynamic::cast(types().type("struct header"), &to); }) ==
          "cast: 'struct header' is no pointer type; cast makes pointers, and integers of their size");
    using ctypes::detail::runtime::widest;
    if constexpr (sizeof(widest) > 8)
        CHECK(message([&] { (void)dynamic::cast(to, dynamic::value(widest{1} << 63 << 1)); }) ==
              "value: 18446744073709551616 does not fit into 'int *'");
}
