#include <ctypes/live.hpp>

#include <doctest/doctest.h>

TEST_CASE("what is alive is counted in debug builds, and nowhere else") {
    const auto before = ctypes::live();
    ctypes::detail::live_closures.add();
    const auto with_one = ctypes::live();
    CHECK(with_one.closures == before.closures + (CTYPES_COUNT_LIVE ? 1 : 0));
    CHECK(with_one.callbacks == before.callbacks);
    CHECK(with_one.libraries == before.libraries);
    ctypes::detail::live_closures.drop();
    CHECK(ctypes::live() == before);
}
