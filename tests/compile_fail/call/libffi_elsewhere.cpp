// rejects: ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function
#ifndef CONTROL
#define CTYPES_TEST_UNKNOWN_CONVENTION
#endif
#include <ctypes/call.hpp>
#include <ctypes/type.hpp>

union number {
    int i;
    double d;
};
template <>
struct ctypes::describe<number> : ctypes::members<&number::i, &number::d> {};

double read(const ctypes::function<double(number)>& f) { return ctypes::via_libffi(f)(number{1}); }
