// Two translation units include everything and share what there is one of; second.cpp is the other.
#include "shared.hpp"

#include <cerrno>
#include <cstdio>
#include <stdexcept>

namespace {

int failures = 0;

void expect(bool right, const char* otherwise) {
    if (right) return;
    std::puts(otherwise);
    ++failures;
}

int run(int (*f)(int), int x) { return f(x); }

} // namespace

int main() {
    const ctypes::library libm("libm.so.6");
    const auto cosine = libm.function<double(double)>("cos");
    expect(call_in_second(cosine) == cosine(0.0), "a function object does not survive the other translation unit");

    expect(ctypes::ffi_type_of<point>() == descriptor_in_second(),
           "each translation unit has its own descriptor of point");
    expect(ctypes::cif_of<double(point)>() == cif_in_second(), "each translation unit prepares the signature");
    expect(ctypes::layout_of<point>().members[0].name.data() == name_in_second(), "each has its own member names");

    // callbacks of both come from one pool, and exceptions find their way from one to the other
    const ctypes::callback<int(int)> here = [](int n) { return n + 1; };
    const ctypes::callback<int(int)> there = callback_in_second(10);
    expect(here.pointer() != there.pointer(), "both translation units gave out the same slot of the pool");
    expect(here.pointer()(1) == 2 && there.pointer()(1) == 11, "a callback of the other translation unit answers");
    const ctypes::function<apply> checking(&run);
    try {
        checking(there, -1);
        expect(false, "an exception of the other translation unit was lost");
    } catch (const std::out_of_range&) {
    }

    ctypes::with_errno([](int code) { return fail_in_second(code); })(EINTR);
    expect(ctypes::last_error() == EINTR, "each translation unit has its own last_error");
    return failures == 0 ? 0 : 1;
}
