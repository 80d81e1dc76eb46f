// 02_struct_by_value - C structs as results and arguments, with no header of the C library.
#include <ctypes.hpp>

#include <cstdint>
#include <iostream>

// 1. A foreign struct is a C++ aggregate with the same members. Nothing is registered.
struct division { // div_t of <stdlib.h>
    int quotient;
    int remainder;
};

struct internet_address { // struct in_addr of <netinet/in.h>
    std::uint32_t bytes;  // in network order
};

int main() {
    ctypes::library libc = ctypes::library::self();

    // 2. div() returns its struct by value.
    auto divide = libc.function<division(int, int)>("div");
    auto [weeks, days] = divide(365, 7);
    std::cout << "a year is " << weeks << " weeks and " << days << " day\n";

    // 3. inet_makeaddr() returns a struct, inet_ntoa() and inet_netof() take one.
    auto make = libc.function<internet_address(std::uint32_t, std::uint32_t)>("inet_makeaddr");
    auto text = libc.function<const char*(internet_address)>("inet_ntoa");
    auto net = libc.function<std::uint32_t(internet_address)>("inet_netof");

    internet_address home = make(127, 1);
    std::cout << "host 1 of network 127 is " << text(home) << '\n';
    std::cout << text(home) << " belongs to network " << net(home) << '\n';
}
