// rejects: ctypes: the two records have different layouts; make the first difference go away
#include <ctypes/probe.hpp>

#include <time.h>

#ifdef CONTROL
using month = int;
#else
using month = long;
#endif

struct date {
    int second, minute, hour, day;
    month of_year;
    int year, day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};
static_assert(ctypes::check_layout<date, tm>());
