// Two translation units include everything; second.cpp is the other.
#include <ctypes.hpp>

#include <cstdio>

struct point {
    int x;
    double y;
};

const void* descriptor_in_second();
double call_in_second(const ctypes::function<double(double)>& f);

int main() {
    const ctypes::library libm("libm.so.6");
    const auto cosine = libm.function<double(double)>("cos");
    const bool one_descriptor = ctypes::type_of<point>() == descriptor_in_second();
    const bool one_function = call_in_second(cosine) == cosine(0.0);
    if (!one_descriptor) std::puts("each translation unit has its own descriptor of point");
    if (!one_function) std::puts("the function object does not survive the other translation unit");
    return one_descriptor && one_function ? 0 : 1;
}
