// SPDX-License-Identifier: MIT
// ctypes/buffer.hpp - room for C to write to: create_string_buffer and arrays of a length known at run time.
//
//     ctypes::buffer<char> text(256);
//     gethostname(text.data(), text.size());
//     std::string host = text.value();              // up to the zero; raw() is all of it
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes {

/// `n` elements, zero at first; converts to a pointer wherever a signature has one, as every contiguous range does.
/// The memory belongs to the object and stays where it is when the object moves.
template <class T>
class buffer {
    static_assert(std::is_trivially_copyable_v<T>,
                  "ctypes: C writes bytes; a buffer is of numbers, pointers or records");

    using text_view = std::basic_string_view<std::conditional_t<std::is_integral_v<T>, T, char>>; // a class has none

public:
    using value_type = T;

    buffer() = default;
    explicit buffer(std::size_t size) : elements_(size) {}
    /// Holds `text` and its terminating zero; of `size` elements when that is given (at least that many are needed).
    explicit buffer(text_view text, std::size_t size = 0) requires(std::is_integral_v<T>)
        : elements_(size == 0 ? text.size() + 1 : size) {
        if (text.size() > elements_.size())
            throw std::length_error("ctypes::buffer: a text of " + std::to_string(text.size()) +
                                    " characters does not fit into " + std::to_string(size));
        for (std::size_t i = 0; i < text.size(); ++i) elements_[i] = text[i];
    }

    T* data() noexcept { return elements_.data(); }
    const T* data() const noexcept { return elements_.data(); }
    std::size_t size() const noexcept { return elements_.size(); }
    T* begin() noexcept { return data(); }
    T* end() noexcept { return data() + size(); }
    const T* begin() const noexcept { return data(); }
    const T* end() const noexcept { return data() + size(); }
    T& operator[](std::size_t index) noexcept { return elements_[index]; }
    const T& operator[](std::size_t index) const noexcept { return elements_[index]; }
    /// Throws std::out_of_range.
    T& at(std::size_t index) { return elements_.at(index); }
    const T& at(std::size_t index) const { return elements_.at(index); }

    /// The text up to the first zero, or to the end when there is none.
    std::basic_string<T> value() const requires(std::is_integral_v<T>) {
        std::size_t length = 0;
        while (length < size() && elements_[length] != T{}) ++length;
        return std::basic_string<T>(data(), length);
    }
    /// All elements, zeros included.
    std::span<const T> raw() const noexcept { return elements_; }

    /// More room or less; what fits is kept, what is new is zero. Pointers given to C before are no longer valid.
    void resize(std::size_t size) { elements_.resize(size); }

private:
    std::vector<T> elements_;
};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
