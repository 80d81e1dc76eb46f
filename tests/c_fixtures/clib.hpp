// The C library of the tests, loaded at run time like any other.
//
//     const auto negate = clib::symbol<int(int)>("negate_int");
#pragma once

#include <doctest/doctest.h>

#include <dlfcn.h>

namespace clib {

inline void* address(const char* name) {
    static void* const library = dlopen(CTYPES_TEST_CLIB, RTLD_NOW);
    REQUIRE_MESSAGE(library != nullptr, dlerror());
    void* const found = dlsym(library, name);
    REQUIRE_MESSAGE(found != nullptr, name);
    return found;
}

/// The address of a function of the library.
template <class F>
F* symbol(const char* name) {
    return reinterpret_cast<F*>(address(name));
}

} // namespace clib
