// Records as the system's C headers declare them, with all their reserved members and anonymous parts.
#include <ctypes/ffi_type_of.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

#include <dirent.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <termios.h>
#include <time.h>

namespace {

using ctypes::c_type;
using ctypes::has_ffi_type;
using ctypes::detail::members_of;
using ctypes::detail::without_bit_fields;

template <class T>
inline constexpr std::size_t count = ctypes::detail::member_count<T>;

/// Whether a member of `T` has this name and this offset.
template <class T>
consteval bool has(const char* name, std::size_t offset) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return ((ctypes::detail::member_name<T, I>() == name && ctypes::detail::member_offset<T, I>() == offset) ||
                ...);
    }
    (std::make_index_sequence<count<T>>{});
}
#define HAS(type, member) has<type>(#member, offsetof(type, member))

} // namespace

using stat_record = struct stat;
using statvfs_record = struct statvfs;

static_assert(c_type<timespec> && c_type<timeval> && c_type<tm> && c_type<itimerval> && c_type<stat_record>);
static_assert(c_type<dirent> && c_type<sockaddr> && c_type<sockaddr_in> && c_type<sockaddr_in6> && c_type<sockaddr_un>);
static_assert(c_type<sockaddr_storage> && c_type<addrinfo> && c_type<utsname> && c_type<termios> && c_type<rusage>);
static_assert(c_type<statvfs_record> && c_type<rlimit> && c_type<iovec> && c_type<msghdr>);

// All but those with a union in them go through libffi as they are.
static_assert(has_ffi_type<timespec>() && has_ffi_type<timeval>() && has_ffi_type<tm>() && has_ffi_type<itimerval>());
static_assert(has_ffi_type<stat_record>() && has_ffi_type<dirent>() && has_ffi_type<sockaddr>());
static_assert(has_ffi_type<sockaddr_in>() && has_ffi_type<sockaddr_un>() && has_ffi_type<sockaddr_storage>());
static_assert(has_ffi_type<addrinfo>() && has_ffi_type<utsname>() && has_ffi_type<termios>());
static_assert(has_ffi_type<statvfs_record>() && has_ffi_type<rlimit>() && has_ffi_type<msghdr>());
static_assert(!has_ffi_type<in6_addr>()); // a union
static_assert(has_ffi_type<sockaddr_in6>() ==
              (ctypes::abi::host == ctypes::abi::platform_abi::sysv_x86_64)); // by its size

static_assert(std::is_same_v<members_of<timespec>, ctypes::detail::member_list<time_t, long>>);
static_assert(HAS(timespec, tv_sec) && HAS(timespec, tv_nsec) && count<timespec> == 2);
static_assert(HAS(timeval, tv_sec) && HAS(timeval, tv_usec) && count<timeval> == 2);
static_assert(HAS(itimerval, it_interval) && HAS(itimerval, it_value) && count<itimerval> == 2);
static_assert(HAS(tm, tm_sec) && HAS(tm, tm_year) && HAS(tm, tm_isdst) && count<tm> >= 9);
static_assert(HAS(stat_record, st_dev) && HAS(stat_record, st_ino) && HAS(stat_record, st_mode));
static_assert(HAS(stat_record, st_nlink) && HAS(stat_record, st_uid) && HAS(stat_record, st_size));
static_assert(has<stat_record>("st_mtim", offsetof(stat_record, st_mtim)));
static_assert(HAS(dirent, d_ino) && HAS(dirent, d_name));
static_assert(HAS(sockaddr, sa_family) && HAS(sockaddr, sa_data));
static_assert(HAS(sockaddr_in, sin_family) && HAS(sockaddr_in, sin_port) && HAS(sockaddr_in, sin_addr));
static_assert(HAS(sockaddr_in, sin_zero));
static_assert(HAS(sockaddr_in6, sin6_port) && HAS(sockaddr_in6, sin6_addr) && HAS(sockaddr_in6, sin6_scope_id));
static_assert(HAS(sockaddr_un, sun_family) && HAS(sockaddr_un, sun_path));
static_assert(HAS(utsname, sysname) && HAS(utsname, release) && HAS(utsname, machine));
static_assert(HAS(termios, c_iflag) && HAS(termios, c_lflag) && HAS(termios, c_cc));
static_assert(HAS(addrinfo, ai_flags) && HAS(addrinfo, ai_addrlen) && HAS(addrinfo, ai_addr) && HAS(addrinfo, ai_next));
static_assert(HAS(statvfs_record, f_bsize) && HAS(statvfs_record, f_blocks) && HAS(statvfs_record, f_namemax));
static_assert(HAS(rlimit, rlim_cur) && HAS(rlimit, rlim_max) && count<rlimit> == 2);
static_assert(HAS(iovec, iov_base) && HAS(iovec, iov_len) && count<iovec> == 2);
static_assert(HAS(msghdr, msg_name) && HAS(msghdr, msg_iov) && HAS(msghdr, msg_flags) && count<msghdr> == 7);
static_assert(without_bit_fields<stat_record> && without_bit_fields<termios> && without_bit_fields<addrinfo>);
