#include <ctypes/error.hpp>

#include <doctest/doctest.h>

#include <exception>
#include <string>
#include <type_traits>
#include <vector>

static_assert(std::is_base_of_v<std::runtime_error, ctypes::error>);
static_assert(std::is_base_of_v<ctypes::error, ctypes::library_error>);
static_assert(std::is_base_of_v<ctypes::error, ctypes::symbol_error>);
static_assert(std::is_base_of_v<ctypes::error, ctypes::ffi_error>);
static_assert(std::is_nothrow_copy_constructible_v<ctypes::error>);

TEST_CASE("a library_error names the library, repeats the loader and lists what was tried") {
    const std::vector<std::string> tried{"libgone.so.1: no such file", "/lib/libgone.so.1: no such file"};
    const ctypes::library_error error("libgone.so.1", "no such file", tried);
    CHECK(error.name() == "libgone.so.1");
    CHECK(error.tried() == tried);
    const std::string what = error.what();
    CHECK(what.find("libgone.so.1") != what.npos);
    CHECK(what.find("no such file") != what.npos);
    CHECK(ctypes::library_error("x", "y").tried().empty());
}

TEST_CASE("a symbol_error names the symbol and the library") {
    const ctypes::symbol_error error("cosinus", "libm.so.6", "undefined symbol");
    CHECK(error.symbol() == "cosinus");
    CHECK(error.library() == "libm.so.6");
    const std::string what = error.what();
    CHECK(what.find("'cosinus'") != what.npos);
    CHECK(what.find("libm.so.6") != what.npos);
    CHECK(what.find("undefined symbol") != what.npos);
}

TEST_CASE("an ffi_error names the function of libffi and its status") {
    const ctypes::ffi_error error("ffi_prep_cif", 2);
    CHECK(error.function() == std::string("ffi_prep_cif"));
    CHECK(error.status() == 2);
    CHECK(std::string(error.what()) == "ffi_prep_cif failed with status 2");
    CHECK(std::string(ctypes::ffi_error("ffi_closure_alloc", -1, "no memory").what()) ==
          "ffi_closure_alloc failed: no memory");
}

TEST_CASE("all are caught as ctypes::error and as std::exception, whole") {
    try {
        throw ctypes::symbol_error("f", "lib", "gone");
    } catch (const ctypes::error& e) {
        CHECK(dynamic_cast<const ctypes::symbol_error*>(&e) != nullptr);
    }
    std::exception_ptr kept;
    try {
        throw ctypes::library_error("lib", "gone");
    } catch (...) {
        kept = std::current_exception();
    }
    CHECK_THROWS_AS(std::rethrow_exception(kept), std::exception);
    CHECK_THROWS_AS(std::rethrow_exception(kept), ctypes::library_error);
}
