#include "probed.hpp"

#include <climits>
#include <cstddef>
#include <cstdio>

#include <paths.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

static_assert(probed::size_t_size == sizeof(std::size_t) && probed::size_t_is_signed == 0);
static_assert(probed::timeval_size == sizeof(timeval) && probed::timeval_usec == offsetof(timeval, tv_usec));
static_assert(probed::stat_size == sizeof(struct stat) && probed::stat_st_size == offsetof(struct stat, st_size));
static_assert(probed::long_double_size == sizeof(long double));
static_assert(probed::at_end == SEEK_END && probed::null_is_zero == 1);
static_assert(probed::lowest == INT_MIN && probed::lowest_of_all == LLONG_MIN);
static_assert(probed::highest == LLONG_MAX && probed::highest_of_all == ULLONG_MAX);
static_assert(probed::room == 24 && probed::second == 1 << 20);
static_assert(probed::null_device == _PATH_DEVNULL);
static_assert(probed::odd == "C:\\folder; \"quoted\" [1]");
static_assert(probed::has_timeval && !probed::has_nobody && !probed::has_hidden);
static_assert(probed::has_write && probed::has_seek_end && probed::has_local_function && !probed::has_no_function);

int main() { std::puts("the probe and the headers agree"); }
