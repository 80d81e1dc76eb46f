// The translation unit that only declares, as with ctypes::compiled.
#ifndef CTYPES_COMPILED
#error "this source is part of a target that links to ctypes::compiled"
#endif
#include "shared.hpp"

#include <cmath>
#include <cstdio>

double compiled_cosine(double x) { return use_run_time_layer("double cos(double x);", x); }

std::string compiled_error(const ctypes::library& library) {
    try {
        static_cast<void>(library.function<void()>("no_such_function"));
    } catch (const ctypes::symbol_error& e) {
        return e.what();
    }
    return {};
}

double compiled_sum(const ctypes::dynamic::value& pair) {
    return pair["first"].as<int>() + pair["second"].as<double>();
}

int main() {
    int failures = 0;
    const auto expect = [&failures](bool right, const char* otherwise) {
        if (right) return;
        std::puts(otherwise);
        ++failures;
    };
    expect(compiled_cosine(0.5) == std::cos(0.5), "the compiled translation unit calls wrong");
#ifdef CTYPES_TEST_MIXED
    expect(header_only_cosine(0.5) == std::cos(0.5), "the header-only translation unit calls wrong");
    const auto self = ctypes::library::self();
    expect(!compiled_error(self).empty() && compiled_error(self) == header_only_error(self), "the errors differ");
    // objects made by one, used and destroyed by the other
    const auto type = ctypes::dynamic::type::of<pair_of_numbers>();
    expect(compiled_sum(header_only_value(type)) == 7.5, "a value does not survive the other translation unit");
#endif
    return failures;
}
