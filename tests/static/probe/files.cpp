// stat, statvfs, dirent, passwd, utsname as a program would declare them without their headers.
#include <ctypes/probe.hpp>

#include <cstdint>

#include <dirent.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <time.h>

#if defined(__linux__) && defined(__GLIBC__) && defined(__LP64__)
namespace {

using ctypes::check_layout;
using ctypes::member_names;
using ctypes::same_layout;

struct time_of_file {
    std::int64_t seconds;
    long nanoseconds;
};
#if defined(__x86_64__)
struct file_status {
    std::uint64_t device, inode, links;
    std::uint32_t mode, user, group;
    int padding;
    std::uint64_t kind_of_device;
    std::int64_t size, block_size, blocks;
    time_of_file accessed, modified, changed;
    long reserved[3];
};
#elif defined(__aarch64__)
struct file_status {
    std::uint64_t device, inode;
    std::uint32_t mode, links, user, group;
    std::uint64_t kind_of_device, padding;
    std::int64_t size;
    int block_size, padding2;
    std::int64_t blocks;
    time_of_file accessed, modified, changed;
    int reserved[2];
};
#endif
struct file_system {
    unsigned long block_size, fragment_size;
    std::uint64_t blocks, free, available, files, free_files, available_files;
    unsigned long id, flags, longest_name;
    int spare[6];
};
struct entry {
    std::uint64_t inode;
    std::int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[256];
};
struct user {
    char* name;
    char* password;
    unsigned user_id, group_id;
    char *comment, *home, *shell;
};
struct system_name {
    char sysname[65], nodename[65], release[65], version[65], machine[65], domain[65];
};
struct system_name_by_name {
    char sysname[65], nodename[65], release[65], version[65], machine[65];
#if defined(_GNU_SOURCE)
    char domainname[65];
#else
    char __domainname[65];
#endif
};

#if defined(__x86_64__) || defined(__aarch64__)
static_assert(check_layout<file_status, struct stat>());
#endif
static_assert(check_layout<file_system, struct statvfs>());
static_assert(check_layout<entry, dirent>());
static_assert(check_layout<user, passwd>());
static_assert(check_layout<system_name, utsname>());
static_assert(check_layout<system_name_by_name, utsname, member_names::compared>());
static_assert(!same_layout<system_name, utsname, member_names::compared>);
static_assert(check_layout<time_of_file, timespec>() && check_layout<const timespec, time_of_file>());

// what is wrong is found
struct without_padding {
    std::uint64_t device, inode, links;
    std::uint32_t mode, user, group;
    std::uint64_t kind_of_device;
    std::int64_t size, block_size, blocks;
    time_of_file accessed, modified, changed;
    long reserved[3];
};
static_assert(!same_layout<without_padding, struct stat>);
struct short_name {
    std::uint64_t inode;
    std::int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[255];
};
static_assert(ctypes::layout_difference<short_name, dirent>() ==
              "member 4, `name` here and `d_name` there: 255 bytes here, 256 there");

} // namespace
#endif
