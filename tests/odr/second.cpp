// The other translation unit of first.cpp.
#include <ctypes.hpp>

struct point {
    int x;
    double y;
};

const void* descriptor_in_second();
double call_in_second(const ctypes::function<double(double)>& f);

const void* descriptor_in_second() { return ctypes::type_of<point>(); }
double call_in_second(const ctypes::function<double(double)>& f) { return f(0.0); }
