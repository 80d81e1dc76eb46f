#include <ctypes/library.hpp>
#include <ctypes/process.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace fs = std::filesystem;
using ctypes::library;

namespace {

bool lists(const std::string& path) {
    const auto libraries = ctypes::loaded_libraries();
    return std::any_of(libraries.begin(), libraries.end(),
                       [&](const ctypes::loaded_library& one) { return one.path == path; });
}

} // namespace

TEST_CASE("the list of loaded libraries grows and shrinks with them") {
    CHECK_FALSE(lists(CTYPES_TEST_CLIB_COUNTED));
    const std::size_t before = ctypes::loaded_libraries().size();
    {
        const library lib(CTYPES_TEST_CLIB_COUNTED);
        CHECK(lists(CTYPES_TEST_CLIB_COUNTED));
        CHECK(ctypes::loaded_libraries().size() == before + 1);
    }
    CHECK_FALSE(lists(CTYPES_TEST_CLIB_COUNTED));
}

TEST_CASE("the program comes first in the list, by its own file") {
    const auto libraries = ctypes::loaded_libraries();
    REQUIRE(libraries.size() > 1);
    CHECK(libraries[0].path == library::self().path());
}

TEST_CASE("an address of code tells its symbol and its library") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    const auto get = lib.function<int()>("get_an_integer");
    const auto where = ctypes::symbol_at(get.address());
    REQUIRE(where.has_value());
    CHECK(where->symbol == "get_an_integer");
    CHECK(fs::equivalent(where->library, CTYPES_TEST_CLIB_VARIABLES));
    CHECK(where->offset == 0);
    CHECK(where->base != nullptr);
}

TEST_CASE("an address inside of a variable tells the variable and the offset") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    const auto where = ctypes::symbol_at(&lib.variable<double[3]>("numbers")[2]);
    REQUIRE(where.has_value());
    CHECK(where->symbol == "numbers");
    CHECK(where->offset == 2 * sizeof(double));
}

TEST_CASE("an address in no library is in none") {
    int local = 0;
    CHECK_FALSE(ctypes::symbol_at(&local).has_value());
    CHECK_FALSE(ctypes::symbol_at(static_cast<const void*>(nullptr)).has_value());
    const auto allocated = std::make_unique<int>(0);
    CHECK_FALSE(ctypes::symbol_at(allocated.get()).has_value());
}

#ifdef __ELF__
TEST_CASE("an address between exported symbols has a library and no symbol") {
    const library lib(CTYPES_TEST_CLIB_VARIABLES);
    const auto known = ctypes::symbol_at(&lib.variable<int>("an_integer"));
    REQUIRE(known.has_value());
    const auto where = ctypes::symbol_at(known->base);
    REQUIRE(where.has_value());
    CHECK(where->symbol.empty());
    CHECK(where->offset == 0);
    CHECK(where->library == known->library);
}
#endif
