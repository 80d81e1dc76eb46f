// What the two translation units of a program say to each other; one is header-only, the other compiled.
#pragma once

#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>

#include <string>

struct pair_of_numbers {
    int first;
    double second;
};

/// What both translation units do, each in its own way to build.
inline double use_run_time_layer(const char* text, double x) {
    ctypes::dynamic::declarations declared(text);
    const auto libm = ctypes::library("libm.so.6");
    return libm.function(declared["cos"])(x).as<double>();
}

double header_only_cosine(double x);
double compiled_cosine(double x);
std::string header_only_error(const ctypes::library& library);
std::string compiled_error(const ctypes::library& library);
ctypes::dynamic::value header_only_value(const ctypes::dynamic::type& of);
double compiled_sum(const ctypes::dynamic::value& pair);
