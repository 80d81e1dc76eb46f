#include <ctypes/closure.hpp>

#include <doctest/doctest.h>

#include <utility>

namespace {

// int(int) for libffi.
struct int_of_int {
    ffi_type* parameters[2] = {&ffi_type_sint, nullptr};
    ffi_cif cif{};
    int_of_int() { ctypes::detail::check(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, parameters), "prep"); }
};

void add(ffi_cif*, void* result, void** arguments, void* data) {
    *static_cast<ffi_sarg*>(result) = *static_cast<int*>(arguments[0]) + *static_cast<int*>(data);
}

int call(const ctypes::closure& closure, int n) { return reinterpret_cast<int (*)(int)>(closure.address())(n); }

} // namespace

TEST_CASE("a closure is a C function that knows its data") {
    int_of_int signature;
    int forty = 40, one = 1;
    const ctypes::closure a(&signature.cif, add, &forty), b(&signature.cif, add, &one);
    CHECK(call(a, 2) == 42);
    CHECK(call(b, 2) == 3);
}

TEST_CASE("moving a closure keeps its address") {
    int_of_int signature;
    int forty = 40;
    ctypes::closure a(&signature.cif, add, &forty);
    void* const address = a.address();
    ctypes::closure b = std::move(a);
    CHECK_FALSE(a);
    CHECK(b.address() == address);
    ctypes::closure c;
    CHECK_FALSE(c);
    c = std::move(b);
    CHECK(call(c, 2) == 42);
}

TEST_CASE("a closure that was released lives on") {
    int_of_int signature;
    int forty = 40;
    ctypes::closure a(&signature.cif, add, &forty);
    void* const address = a.address();
    CHECK(a.release() == address);
    CHECK_FALSE(a);
    a = {};
    CHECK(reinterpret_cast<int (*)(int)>(address)(2) == 42);
}

TEST_CASE("what libffi refuses is an error with its name") {
    int_of_int signature;
    signature.cif.abi = FFI_LAST_ABI;
    try {
        const ctypes::closure refused(&signature.cif, add, nullptr);
        FAIL("libffi accepted an unknown calling convention");
    } catch (const ctypes::ffi_error& error) {
        CHECK(std::string(error.function()) == "ffi_prep_closure_loc");
        CHECK(error.status() == FFI_BAD_ABI);
    }
}
