// rejects: ctypes: this C text is wrong
#include <ctypes/c_declaration.hpp>

struct point {
    int x, y;
};

#ifdef CONTROL
ctypes::parsed_signature<"point midpoint(point, point)", point>::type midpoint;
#else
ctypes::parsed_signature<"point midpoint(point, point)">::type midpoint; // unknown type name 'point'
#endif
