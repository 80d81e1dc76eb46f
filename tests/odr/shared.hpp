// What the two translation units have in common, each by its own includes.
#pragma once

#include <ctypes.hpp>

struct point {
    int x;
    double y;
};
using apply = int(int (*)(int), int);

const void* descriptor_in_second();
const void* cif_in_second();
const char* name_in_second();
double call_in_second(const ctypes::function<double(double)>& f);
ctypes::callback<int(int)> callback_in_second(int offset);
int fail_in_second(int code);
