#include <ctypes/detail/ffi.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("what libffi refuses is an ffi_error that names the function") {
    ffi_cif cif;
    ffi_type broken{};
    ffi_type* none[] = {nullptr};
    broken.type = FFI_TYPE_STRUCT;
    broken.elements = none; // a struct without elements
    ffi_type* arguments[] = {&broken};
    const ffi_status status = ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_void, arguments);
    REQUIRE(status == FFI_BAD_TYPEDEF);
    try {
        ctypes::detail::check(status, "ffi_prep_cif");
        FAIL("check() let it pass");
    } catch (const ctypes::ffi_error& e) {
        CHECK(e.function() == std::string("ffi_prep_cif"));
        CHECK(e.status() == FFI_BAD_TYPEDEF);
        CHECK(std::string(e.what()) == "ffi_prep_cif failed with status 1: a type description is not valid");
    }
    CHECK_THROWS_WITH(
        ctypes::detail::check(ffi_prep_cif(&cif, FFI_LAST_ABI, 0, &ffi_type_void, nullptr), "ffi_prep_cif"),
        "ffi_prep_cif failed with status 2: the calling convention is not known to libffi here");
    CHECK_NOTHROW(ctypes::detail::check(FFI_OK, "ffi_prep_cif"));
}
