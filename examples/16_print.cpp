// 16_print - a C struct as text, with the names of its members.
#include <ctypes.hpp>

#include <cstdint>
#include <iostream>
#include <string>

enum class state { stopped, running };

struct equipment {
    unsigned lifts : 1, platforms : 5;
};
// g++ keeps the names of bit-fields to itself, clang from 15 on would tell them.
template <>
struct ctypes::describe<equipment>
    : ctypes::members<ctypes::bit_field<unsigned>("lifts", 0, 1), ctypes::bit_field<unsigned>("platforms", 1, 5)> {};

struct station {
    char name[16];
    state now;
    struct {
        double latitude, longitude;
    } place;
    equipment has;
    const station* next;
    ctypes::big_endian<std::uint16_t> port; // as it came over the network
    int passengers[3];
};

union number {
    float value;
    unsigned char bytes[4];
};
template <>
struct ctypes::describe<number> : ctypes::members<&number::value, &number::bytes> {};

int main() {
    // 1. Nothing is declared for it, but the names of the two bit-fields.
    const station bern{"Bern \"HB\"", state::running, {46.949, 7.439}, {1, 13}, nullptr, 4711, {12, 7, 30}};
    std::cout << ctypes::print(bern) << '\n';

    // 2. Or as a string, of any type that C has. A union shows the members it was described with.
    const std::string text = ctypes::format(number{1.0F});
    std::cout << text << '\n';
}
