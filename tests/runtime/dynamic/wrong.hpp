// What a conversion_error says.
#pragma once

#include <ctypes/dynamic/conversion_error.hpp>

#include <string>

template <class F>
std::string wrong(F&& f) {
    try {
        f();
    } catch (const ctypes::conversion_error& e) {
        return e.what();
    }
    return "nothing";
}
