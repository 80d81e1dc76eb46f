// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/record_layout.hpp - where GCC and clang put the members of a record.
//
//     record_layout place({.is_union = false});
//     place.member(/* size = */ 8, /* alignment = */ 8);      // the offset
//     place.bits(/* type = */ 4, 4, /* width = */ 3, true);   // the position in bits
//     place.finish();  place.size();
//
// Source: the psABIs' chapters on data layout (System V AMD64 3.1.2, AAPCS64 5.9 and 10.1.8) and, where these are
// silent (packing, `#pragma pack`), stor-layout.cc of GCC, which clang follows. The tests compare with the compiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace ctypes::detail::runtime {

/// What the text says of a record as a whole.
struct record_words {
    bool is_union = false;
    bool packed = false;       // __attribute__((packed))
    std::size_t pack = 0;      // #pragma pack(n), 0: none
    std::size_t alignment = 0; // __attribute__((aligned(n))), 0: none
};

class record_layout {
public:
    /// No record is larger: the difference of two pointers into it must be a number.
    static constexpr std::uint64_t largest = static_cast<std::uint64_t>(std::numeric_limits<std::ptrdiff_t>::max()) / 8;

    explicit record_layout(const record_words& words) : words_(words) {}

    /// The offset of the next member in bytes. `asked` is its own __attribute__((aligned(n))) or 0.
    std::uint64_t member(std::uint64_t size, std::uint64_t alignment, std::uint64_t asked = 0, bool packed = false);

    /// The position of the next bit-field in bits; a width of 0 only moves on. `size` and `alignment` are those of
    /// its declared type.
    std::uint64_t bits(std::uint64_t size, std::uint64_t alignment, std::uint64_t width, bool named,
                       std::uint64_t asked = 0, bool packed = false);

    void finish();

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::uint64_t alignment() const { return alignment_; }
    [[nodiscard]] bool too_large() const { return too_large_ || size_ > largest; }

private:
    // AAPCS: unnamed bit-fields align the record as named ones do.
#if defined(__aarch64__) || defined(__arm__)
    static constexpr bool unnamed_count = true;
#else
    static constexpr bool unnamed_count = false;
#endif

    static std::uint64_t round_up(std::uint64_t n, std::uint64_t to) { return (n + to - 1) / to * to; }

    void extend(std::uint64_t at, std::uint64_t size);

    record_words words_;
    std::uint64_t end_ = 0; // in bits
    std::uint64_t size_ = 0;
    std::uint64_t alignment_ = 1;
    bool too_large_ = false;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/record_layout.ipp>
#endif
