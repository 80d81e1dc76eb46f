#include <ctypes/callback.hpp>
#include <ctypes/interface.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <system_error>

namespace {

struct bound_functions {
    template <class Signature>
    using function = ctypes::rethrowing_function<Signature>;

    ctypes::renamed<"escape_register", function<void(void (*)(void*, const char*), void*)>> set;
    function<int(int)> escape_decode_registered;
};
struct directories {
    template <class Signature>
    using function = ctypes::checked<Signature, ctypes::zero>;

    function<int(const char*)> rmdir, chdir, unlink;
};

} // namespace

TEST_CASE("an alias in an interface makes all its functions rethrow what callbacks threw") {
    const auto c = ctypes::library(CTYPES_TEST_CLIB).bind<bound_functions>();
    ctypes::callback<void(void*, const char*)> fail = [](void*, const char* what) { throw std::runtime_error(what); };
    c.set(fail, nullptr);
    CHECK_THROWS_WITH_AS(c.escape_decode_registered(-1), "damaged", std::runtime_error);
    CHECK(c.escape_decode_registered(2) == 2);
    c.set(nullptr, nullptr);
}

TEST_CASE("an alias in an interface checks all results by one policy") {
    const auto files = ctypes::library::self().bind<directories>();
    CHECK_THROWS_AS(files.rmdir("/no/such/directory"), std::system_error);
    CHECK_THROWS_AS(files.chdir("/no/such/directory"), std::system_error);
    CHECK_THROWS_AS(files.unlink("/no/such/directory"), std::system_error);
    CHECK(files.chdir(".") == 0);
}
