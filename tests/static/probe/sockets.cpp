// sockaddr_in, sockaddr_in6, sockaddr_un, addrinfo, epoll_event.
#include <ctypes/endian.hpp>
#include <ctypes/probe.hpp>

#include <cstddef>
#include <cstdint>

#include <netdb.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>

#if defined(__linux__) && defined(__GLIBC__) && defined(__LP64__)
namespace {
union event_data {
    void* pointer;
    int file;
    std::uint32_t small;
    std::uint64_t large;
};
} // namespace
template <>
struct ctypes::describe<event_data>
    : ctypes::members<&event_data::pointer, &event_data::file, &event_data::small, &event_data::large> {};
template <>
struct ctypes::describe<epoll_data>
    : ctypes::members<&epoll_data::ptr, &epoll_data::fd, &epoll_data::u32, &epoll_data::u64> {};

namespace {

using ctypes::check_layout;
using ctypes::layout_difference;

struct internet_address {
    std::uint32_t number;
};
struct socket_address {
    unsigned short family;
    std::uint16_t port;
    internet_address address;
    unsigned char zero[8];
};
// by value in network byte order; big_endian is made of bytes, so the alignment is said
struct alignas(4) readable_address {
    unsigned short family;
    ctypes::big_endian<std::uint16_t> port;
    ctypes::big_endian<std::uint32_t> address;
    unsigned char zero[8];
};
struct socket_address_6 {
    std::uint16_t family, port;
    std::uint32_t flow;
    std::byte address[16]; // a union in the header, left open here
    std::uint32_t scope;
};
struct local_address {
    std::uint16_t family;
    char path[108];
};
struct found_address {
    int flags, family, kind, protocol;
    unsigned length;
    sockaddr* address;
    char* name;
    found_address* next;
};
#if defined(__x86_64__)
struct [[gnu::packed]] event {
    std::uint32_t events;
    event_data data;
};
struct unpacked_event {
    std::uint32_t events;
    event_data data;
};
static_assert(layout_difference<unpacked_event, epoll_event>() == "member 1, `data`: byte 8 here, byte 4 there");
#else
struct event {
    std::uint32_t events;
    event_data data;
};
#endif

static_assert(check_layout<socket_address, sockaddr_in>());
static_assert(check_layout<readable_address, sockaddr_in>());
static_assert(check_layout<socket_address_6, sockaddr_in6>());
static_assert(check_layout<local_address, sockaddr_un>());
static_assert(check_layout<found_address, addrinfo>());
static_assert(check_layout<event, epoll_event>());
static_assert(check_layout<event_data, epoll_data_t>());

// a union that nobody described says so
union unknown {
    int i;
    double d;
};
static_assert(layout_difference<unknown, epoll_data_t>() ==
              "the members of unknown are not known; name them in ctypes::describe");
static_assert(layout_difference<event, epoll_data_t>() == "a struct here, a union there");
struct flat_address {
    unsigned short family;
    std::uint16_t port;
    std::uint32_t address;
    unsigned char zero[8];
};
static_assert(layout_difference<flat_address, sockaddr_in>() ==
              "member 2, `address` here and `sin_addr` there: an unsigned integer here, a struct there");

} // namespace
#endif
