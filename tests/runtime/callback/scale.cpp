#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include "c_side.hpp"

TEST_CASE("100,000 callbacks of one signature can be alive, and each knows its own callable") {
    const auto before = ctypes::live();
    {
        std::vector<ctypes::callback<long(long)>> all;
        for (long i = 0; i < 100'000; ++i) all.emplace_back([i](long n) { return n + i; });
        bool right = true;
        for (std::size_t i = 0; i < all.size(); ++i) right = right && all[i].pointer()(5) == 5 + static_cast<long>(i);
        CHECK(right);
        CHECK_FALSE(all.front().uses_closure());
        CHECK(all.back().uses_closure());
    }
    CHECK(ctypes::live() == before);
}
