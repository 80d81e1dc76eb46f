#include <ctypes/detail/arena.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace {

// An arena is never freed, so these are static.
constinit ctypes::detail::arena lone;
constinit ctypes::detail::arena shared;

} // namespace

TEST_CASE("the blocks of an arena are apart, aligned, and stay where they are") {
    constexpr std::size_t size = ctypes::detail::arena::block_size;
    std::vector<std::byte*> blocks;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        CHECK(lone.grow() == i);
        blocks.push_back(static_cast<std::byte*>(lone.at(i)));
        std::memset(blocks.back(), static_cast<int>(i % 256), size);
    }
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto* block = static_cast<std::byte*>(lone.at(i));
        CHECK(block == blocks[i]);
        CHECK(reinterpret_cast<std::uintptr_t>(block) % size == 0);
        CHECK(std::all_of(block, block + size, [&](std::byte b) { return b == static_cast<std::byte>(i % 256); }));
    }
}

TEST_CASE("threads that grow an arena get different blocks") {
    std::array<std::vector<std::uint32_t>, 4> mine;
    {
        std::vector<std::jthread> threads;
        for (auto& indices : mine)
            threads.emplace_back([&indices] {
                for (int k = 0; k < 2000; ++k) {
                    indices.push_back(shared.grow());
                    *static_cast<std::uint32_t*>(shared.at(indices.back())) = indices.back();
                }
            });
    }
    std::vector<std::uint32_t> all;
    bool right = true;
    for (const auto& indices : mine)
        for (const std::uint32_t index : indices) {
            all.push_back(index);
            right = right && *static_cast<std::uint32_t*>(shared.at(index)) == index;
        }
    CHECK(right);
    std::sort(all.begin(), all.end());
    CHECK(all.size() == 8000);
    CHECK(std::unique(all.begin(), all.end()) == all.end());
}
