// ctypes/detail/view.hpp - elements that stand side by side and belong to somebody else.
//
//     view<const int> all = numbers;                        // an array, std::vector, std::span ...
//     for (const int n : all.from(2)) ...
//
// std::span does the same, but each element type of its costs a compiler some milliseconds of concepts, and the library has
// thirty of them inside; what users see is std::span.
#pragma once

#include <cstddef>

namespace ctypes::detail {

template <class T>
class view {
public:
    constexpr view() noexcept = default;
    constexpr view(T* first, std::size_t count) noexcept : first_(first), count_(count) {}
    template <std::size_t N>
    constexpr view(T (&all)[N]) noexcept : first_(all), count_(N) {}
    template <class All>
    requires requires(All& all) { static_cast<T*>(all.data()); }
    constexpr view(All&& all) noexcept : first_(all.data()), count_(all.size()) {}

    [[nodiscard]] constexpr T* data() const noexcept { return first_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return count_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return count_ == 0; }
    [[nodiscard]] constexpr T* begin() const noexcept { return first_; }
    [[nodiscard]] constexpr T* end() const noexcept { return first_ + count_; }
    [[nodiscard]] constexpr T& operator[](std::size_t i) const noexcept { return first_[i]; }

    /// Without the first `skipped`, of which there must be as many.
    [[nodiscard]] constexpr view from(std::size_t skipped) const noexcept {
        return {first_ + skipped, count_ - skipped};
    }

private:
    T* first_ = nullptr;
    std::size_t count_ = 0;
};

} // namespace ctypes::detail
