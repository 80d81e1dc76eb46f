#include <ctypes/find_library.hpp>
#include <ctypes/library.hpp>

#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace {

/// Sets an environment variable for a while.
class with_environment {
public:
    with_environment(const char* name, const std::string& value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        ::setenv(name, value.c_str(), 1);
    }
    with_environment(const with_environment&) = delete;
    with_environment& operator=(const with_environment&) = delete;
    ~with_environment() {
        if (before_)
            ::setenv(name_, before_->c_str(), 1);
        else
            ::unsetenv(name_);
    }

private:
    const char* name_;
    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("the C library and the mathematical one are found and load") {
    const auto c = ctypes::find_library("c");
    const auto m = ctypes::find_library("m");
    REQUIRE(c.has_value());
    REQUIRE(m.has_value());
    CHECK(ctypes::library(*c).contains("strtol"));
    CHECK(ctypes::library(*m).function<double(double)>("cos")(0.0) == 1.0);
#if defined(__GLIBC__) && !defined(__alpha__)
    CHECK(*c == "libc.so.6"); // and not the linker script libc.so
    CHECK(*m == "libm.so.6");
#endif
}

TEST_CASE("a library of the distribution is found by its soname") {
    const auto sqlite = ctypes::find_library("sqlite3");
    if (!sqlite) {
        MESSAGE("skipped: there is no libsqlite3 for this machine");
        return;
    }
    CHECK(*sqlite == "libsqlite3.so.0");
    CHECK(ctypes::library(*sqlite).contains("sqlite3_open"));
}

TEST_CASE("what is not there is not found") {
    CHECK_FALSE(ctypes::find_library("no_library_has_this_name").has_value());
    CHECK_FALSE(ctypes::find_library("").has_value());
    CHECK_FALSE(ctypes::find_library("libc").has_value());
    CHECK_FALSE(ctypes::find_library("/etc/passwd").has_value());
    CHECK_FALSE(ctypes::find_library("c; echo hello").has_value());
}

TEST_CASE("a library in LD_LIBRARY_PATH is found and loads, also when the variable was set just now") {
    namespace fs = std::filesystem;
    const temporary_directory folder;
    CHECK_FALSE(ctypes::find_library("of_this_test").has_value());
    fs::copy_file(CTYPES_TEST_CLIB_VARIABLES, folder / "libof_this_test.so.3");
    fs::copy_file(CTYPES_TEST_CLIB_NULL_SYMBOLS, folder / "libof_this_test.so");
    {
        const with_environment path("LD_LIBRARY_PATH", folder.string());
        const auto name = ctypes::find_library("of_this_test");
        REQUIRE(name.has_value());
        CHECK(*name == folder / "libof_this_test.so.3");
        CHECK(ctypes::library(*name).contains("an_integer"));
    }
    CHECK_FALSE(ctypes::find_library("of_this_test").has_value());
}
