// The other translation unit of first.cpp.
#include "shared.hpp"

#include <cerrno>
#include <stdexcept>

const void* descriptor_in_second() { return ctypes::ffi_type_of<point>(); }
const void* cif_in_second() { return ctypes::cif_of<double(point)>(); }
const char* name_in_second() { return ctypes::layout_of<point>().members[0].name.data(); }
double call_in_second(const ctypes::function<double(double)>& f) { return f(0.0); }

ctypes::callback<int(int)> callback_in_second(int offset) {
    return [offset](int n) {
        if (n < 0) throw std::out_of_range("negative");
        return n + offset;
    };
}

int fail_in_second(int code) {
    ctypes::with_errno([](int c) { return errno = c; })(ECHILD);
    errno = ctypes::last_error() == ECHILD ? code : 0;
    return -1;
}
