#include <ctypes/detail/free_stack.hpp>

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace {

struct place {
    std::atomic<std::uint32_t> below{0};
    int users = 0; // not atomic: two users at once are a data race, too
};

template <std::size_t N>
struct places {
    std::array<place, N> at;
    ctypes::detail::free_stack free{1};

    places() {
        for (std::uint32_t i = 0; i + 1 < N; ++i) at[i].below = i + 2;
    }
    std::uint32_t take() {
        return free.pop([this](std::uint32_t link) -> auto& { return at[link - 1].below; });
    }
    void put(std::uint32_t link) { free.push(link, at[link - 1].below); }
};

} // namespace

TEST_CASE("a free stack gives every place once, the last returned first") {
    places<3> some;
    CHECK(some.take() == 1);
    CHECK(some.take() == 2);
    CHECK(some.take() == 3);
    CHECK(some.take() == 0);
    some.put(2);
    some.put(3);
    CHECK(some.take() == 3);
    CHECK(some.take() == 2);
    CHECK(some.take() == 0);
    some.put(1);
    CHECK(some.take() == 1);
}

TEST_CASE("no place of a free stack has two users, whatever threads do") {
    places<3> some;
    std::atomic<int> met = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int k = 0; k < 20'000; ++k) {
                    const std::uint32_t one = some.take(), two = some.take();
                    for (const std::uint32_t link : {one, two})
                        if (link != 0 && ++some.at[link - 1].users != 1) ++met;
                    for (const std::uint32_t link : {one, two})
                        if (link != 0) {
                            --some.at[link - 1].users;
                            some.put(link);
                        }
                }
            });
    }
    CHECK(met == 0);
    std::array<bool, 4> seen{};
    for (int i = 0; i < 3; ++i) seen[some.take()] = true;
    CHECK((seen == std::array{false, true, true, true}));
    CHECK(some.take() == 0);
}
