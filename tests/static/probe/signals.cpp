// sigaction and siginfo_t, with their unions; termios.
#include <ctypes/probe.hpp>

#include <cstdint>
#include <utility>

#include <signal.h>
#include <termios.h>

#undef sa_handler // macros for members of a union in struct sigaction
#undef sa_sigaction

#if defined(__linux__) && defined(__GLIBC__) && defined(__LP64__)
namespace {

using header_handler = decltype(std::declval<struct sigaction&>().__sigaction_handler);
using header_fields = decltype(siginfo_t::_sifields);
using header_fault = decltype(header_fields::_sigfault);
using header_bounds = decltype(header_fault::_bounds);

union handler {
    void (*simple)(int);
    void (*with_details)(int, siginfo_t*, void*);
};
struct action {
    handler called;
    unsigned long mask[16];
    int flags;
    void (*restorer)();
};

union any_value {
    int number;
    void* pointer;
};
struct sender {
    std::int32_t process;
    std::uint32_t user;
};
struct timer {
    int id, overrun;
    any_value value;
};
struct message {
    std::int32_t process;
    std::uint32_t user;
    any_value value;
};
struct child {
    std::int32_t process;
    std::uint32_t user;
    int status;
    long user_time, system_time;
};
struct bounds {
    void *lower, *upper;
};
union more_of_fault {
    bounds range;
    std::uint32_t key;
};
struct fault {
    void* address;
    short lowest_bit;
    more_of_fault more;
};
struct poll_event {
    long band;
    int file;
};
struct system_call {
    void* address;
    int number;
    unsigned architecture;
};
union details {
    int room[28];
    sender kill;
    timer expired;
    message sent;
    child ended;
    fault failed;
    poll_event polled;
    system_call refused;
};
struct signal_details {
    int signal, error, code, padding;
    details more;
};

} // namespace

template <>
struct ctypes::describe<handler> : ctypes::members<&handler::simple, &handler::with_details> {};
template <>
struct ctypes::describe<header_handler> : ctypes::members<&header_handler::sa_handler, &header_handler::sa_sigaction> {
};
template <>
struct ctypes::describe<any_value> : ctypes::members<&any_value::number, &any_value::pointer> {};
template <>
struct ctypes::describe<sigval> : ctypes::members<&sigval::sival_int, &sigval::sival_ptr> {};
template <>
struct ctypes::describe<more_of_fault> : ctypes::members<&more_of_fault::range, &more_of_fault::key> {};
template <>
struct ctypes::describe<header_bounds> : ctypes::members<&header_bounds::_addr_bnd, &header_bounds::_pkey> {};
template <>
struct ctypes::describe<details>
    : ctypes::members<&details::room, &details::kill, &details::expired, &details::sent, &details::ended,
                      &details::failed, &details::polled, &details::refused> {};
template <>
struct ctypes::describe<header_fields>
    : ctypes::members<&header_fields::_pad, &header_fields::_kill, &header_fields::_timer, &header_fields::_rt,
                      &header_fields::_sigchld, &header_fields::_sigfault, &header_fields::_sigpoll,
                      &header_fields::_sigsys> {};

namespace {

using ctypes::check_layout;
using ctypes::layout_difference;

struct action_of_header {
    handler called;
    sigset_t mask;
    int flags;
    void (*restorer)();
};
#if !defined(__s390x__) // where the flags come first
static_assert(check_layout<action_of_header, struct sigaction>());
static_assert(layout_difference<action, struct sigaction>() ==
              "member 1, `mask` here and `sa_mask` there: an array here, a struct there");
#endif
static_assert(check_layout<signal_details, siginfo_t>());

struct shifted_signal {
    int signal, error, code;
    details more;
};
static_assert(!ctypes::same_layout<shifted_signal, siginfo_t>);

struct terminal {
    unsigned input, output, control, local;
    unsigned char discipline;
    unsigned char characters[32];
    unsigned input_speed, output_speed;
};
static_assert(check_layout<terminal, termios>());

} // namespace
#endif
