// The C library of the tests, and ways to be sure of the route a callback takes.
#pragma once

#include <ctypes/callback.hpp>
#include <ctypes/function.hpp>

#include <string>
#include <vector>

#include "../../c_fixtures/callbacks.h"
#include "c_fixtures/clib.hpp"

/// A function of tests/c_fixtures/callbacks.c.
template <class Signature>
ctypes::function<Signature> c_function(const std::string& name) {
    return {clib::symbol<Signature>(name.c_str()), name};
}

/// Holds all of the pool of a signature, and one closure: callbacks made meanwhile are closures.
template <class Signature>
class no_pool;
template <class R, class... A>
class no_pool<R(A...)> {
public:
    no_pool() {
        do taken_.emplace_back([](const A&...) { return R(); });
        while (!taken_.back().uses_closure());
    }

private:
    std::vector<ctypes::callback<R(A...)>> taken_;
};
