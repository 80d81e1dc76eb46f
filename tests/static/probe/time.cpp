// tm, timespec, rusage.
#include <ctypes/probe.hpp>

#include <cstdint>

#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>

#if defined(__linux__) && defined(__GLIBC__) && defined(__LP64__)
// Its members stand in anonymous unions.
template <>
struct ctypes::describe<rusage>
    : ctypes::members<&rusage::ru_utime, &rusage::ru_stime, &rusage::ru_maxrss, &rusage::ru_ixrss, &rusage::ru_idrss,
                      &rusage::ru_isrss, &rusage::ru_minflt, &rusage::ru_majflt, &rusage::ru_nswap, &rusage::ru_inblock,
                      &rusage::ru_oublock, &rusage::ru_msgsnd, &rusage::ru_msgrcv, &rusage::ru_nsignals,
                      &rusage::ru_nvcsw, &rusage::ru_nivcsw> {};

namespace {

using ctypes::check_layout;
using ctypes::layout_difference;

struct date {
    int second, minute, hour, day, month, year, day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};
struct moment {
    std::int64_t seconds;
    std::int64_t nanoseconds;
};
struct duration {
    std::int64_t seconds, microseconds;
};
struct usage {
    duration user, system;
    long largest, shared, data, stack, soft_faults, hard_faults, swaps, in, out, sent, received, signals, waits, losses;
};

static_assert(check_layout<date, tm>() && check_layout<moment, timespec>() && check_layout<duration, timeval>());
static_assert(check_layout<usage, rusage>());
static_assert(layout_difference<date, tm>() == "" && layout_difference<date, tm>().data()[0] == '\0');

// every way to differ has its words
struct floating {
    int second, minute, hour, day, month;
    float year;
    int day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};
static_assert(layout_difference<floating, tm>() ==
              "member 5, `year` here and `tm_year` there: a floating-point number here, a signed integer there");
struct unsigned_seconds {
    std::uint64_t seconds;
    std::int64_t tv_nsec;
};
static_assert(layout_difference<unsigned_seconds, timespec>() ==
              "member 0, `seconds` here and `tv_sec` there: an unsigned integer here, a signed integer there");
struct swapped {
    int second, minute, hour, day, month, year, day_of_week, day_of_year, is_summer_time;
    const char* zone;
    long utc_offset;
};
static_assert(layout_difference<swapped, tm>() ==
              "member 9, `zone` here and `tm_gmtoff` there: a pointer here, a signed integer there");
struct old_date {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
};
static_assert(layout_difference<old_date, tm>() ==
              "9 members here, 11 there; the first that is missing here is `tm_gmtoff`");
static_assert(layout_difference<tm, old_date>() ==
              "11 members here, 9 there; the first that is too many here is `tm_gmtoff`");
struct [[gnu::packed]] packed_date {
    int second, minute, hour, day, month, year, day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};
static_assert(layout_difference<packed_date, tm>() ==
              "member 9, `utc_offset` here and `tm_gmtoff` there: byte 36 here, byte 40 there");
struct alignas(32) aligned_moment {
    std::int64_t seconds, nanoseconds;
};
static_assert(layout_difference<aligned_moment, timespec>() == "all members are alike, but 32 bytes here, 16 there");
struct [[gnu::packed]] packed_moment {
    std::int64_t seconds, nanoseconds;
};
static_assert(layout_difference<packed_moment, timespec>() ==
              "all members are alike, but aligned to 1 here, to 8 there");
struct wrong_inside {
    duration user;
    struct {
        std::int64_t seconds;
        double microseconds;
    } system;
    long rest[14];
};
static_assert(layout_difference<wrong_inside, rusage>() ==
              "member 1, `system` here and `ru_stime` there: in it member 1, `microseconds` here and `tv_usec` there: "
              "a floating-point number here, a signed integer there");
static_assert(layout_difference<moment, timespec, ctypes::member_names::compared>() ==
              "member 0, `seconds` here and `tv_sec` there: another name");

// arrays by their elements
struct two_halves {
    std::int32_t halves[2];
};
struct eight_bytes {
    signed char bytes[8];
};
struct eight_characters {
    char bytes[8];
};
struct two_floats {
    float halves[2];
};
struct raw {
    std::byte bytes[8];
};
static_assert(layout_difference<two_halves, eight_bytes>() ==
              "member 0, `halves` here and `bytes` there: elements of 4 bytes here, of 1 there");
static_assert(layout_difference<two_halves, two_floats>() ==
              "member 0, `halves`: its elements: a signed integer here, a floating-point number there");
static_assert(check_layout<eight_bytes, eight_characters>());
static_assert(layout_difference<two_halves, raw>() == "all members are alike, but aligned to 4 here, to 1 there");

} // namespace
#endif
