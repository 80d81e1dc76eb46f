// rejects: ctypes: a byte order is a property of numbers and enums; apply it to each member of a record
#include <ctypes/endian.hpp>

#ifdef CONTROL
struct point {
    ctypes::big_endian<int> x, y;
};
point p;
#else
struct point {
    int x, y;
};
ctypes::big_endian<point> p;
#endif
