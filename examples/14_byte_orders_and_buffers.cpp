// 14_byte_orders_and_buffers - packets: numbers in a fixed byte order, and room for C to write to.
#include <ctypes.hpp>

#include <cstdint>
#include <cstring>
#include <iostream>

// 1. The head of a DNS message (RFC 1035) as it is on the wire. Such members need no alignment.
struct dns_header {
    ctypes::big_endian<std::uint16_t> id, flags, questions, answers, authorities, additional;
};
static_assert(sizeof(dns_header) == 12);

struct mixed {
    char kind;
    ctypes::big_endian<std::uint32_t> length; // not aligned
    ctypes::little_endian<std::uint16_t> checksum;
};

// 2. An enum class is its number to C.
enum class family : int { inet = 2, inet6 = 10 };

int main() {
    auto libc = ctypes::library::self();

    // 3. Read and written as numbers; the bytes stand in the order the type says, on every machine.
    const unsigned char packet[] = {0x12, 0x34, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0};
    dns_header header;
    std::memcpy(&header, packet, sizeof header);
    std::cout << std::hex << "id " << header.id << ", flags " << header.flags << std::dec << ", questions "
              << header.questions << '\n';
    header.answers += 258;
    std::cout << "258 answers on the wire: " << std::to_integer<int>(header.answers.bytes[0]) << ' '
              << std::to_integer<int>(header.answers.bytes[1]) << '\n';
    std::cout << ctypes::layout_of<mixed>();

    // 4. C writes an address in network order. byref(x) is Python's word for &x.
    auto read_address = libc.function<int(family, const char*, void*)>("inet_pton");
    ctypes::big_endian<std::uint32_t> address;
    read_address(family::inet, "127.0.0.1", ctypes::byref(address));
    std::cout << std::hex << address << std::dec << '\n';

    // 5. A buffer is room of a size known at run time; here it goes with its size, as one argument.
    using room = ctypes::sized<char*, unsigned>;
    auto write_address = libc.function<ctypes::borrowed_string(family, const void*, room)>("inet_ntop");
    ctypes::buffer<char> text(64);
    write_address(family::inet, ctypes::byref(address), text);
    std::cout << text.value() << " takes " << text.value().size() << " of " << text.size() << " characters\n";
}
