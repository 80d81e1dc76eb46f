// SPDX-License-Identifier: MIT
// ctypes/detail/symbol_text.hpp - the name of a symbol, kept beside its address without asking for memory.
//
//     detail::symbol_text name("sqlite3_create_function_v2");
//     name.view();
//
// A std::string keeps up to 15 letters in itself. Most symbols are longer, and allocating room for the name took half as
// long as looking the symbol up (tests/benchmark, bind/long_symbol).
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace ctypes::detail {

/// Up to 40 letters are in the object itself.
class symbol_text {
public:
    constexpr symbol_text() noexcept {} // written out, so that clang makes const objects with one without braces
    /// Throws std::bad_alloc for a longer one.
    explicit symbol_text(std::string_view text) : size_(text.size()) {
        if (is_near())
            std::memcpy(near_, text.data(), size_);
        else
            far_ = far_copy(text.data());
    }
    symbol_text(const symbol_text& other) : size_(other.size_) {
        if (is_near())
            std::memcpy(near_, other.near_, near_size); // all: a constant size is no loop
        else
            far_ = far_copy(other.far_);
    }
    symbol_text(symbol_text&& other) noexcept : symbol_text() { swap(other); }
    symbol_text& operator=(symbol_text other) noexcept {
        swap(other);
        return *this;
    }
    ~symbol_text() {
        if (!is_near()) delete[] far_;
    }

    [[nodiscard]] std::string_view view() const noexcept { return {is_near() ? near_ : far_, size_}; }

private:
    static constexpr std::size_t near_size = 40;

    [[nodiscard]] bool is_near() const noexcept { return size_ <= near_size; }
    // Where g++ 12 knows the name, it warns of copying more of it than there is, for sizes that lead nowhere near here.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Warray-bounds"
#pragma GCC diagnostic ignored "-Wstringop-overread"
#endif
    [[nodiscard]] char* far_copy(const char* from) const {
        auto* const made = new char[size_];
        std::memcpy(made, from, size_);
        return made;
    }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
    void swap(symbol_text& other) noexcept {
        char bytes[near_size];
        std::memcpy(bytes, near_, near_size);
        std::memcpy(near_, other.near_, near_size);
        std::memcpy(other.near_, bytes, near_size);
        const std::size_t size = size_;
        size_ = other.size_;
        other.size_ = size;
    }

    std::size_t size_ = 0;
    union {
        char near_[near_size] = {}; // no zero at its end
        char* far_;
    };
};

} // namespace ctypes::detail
