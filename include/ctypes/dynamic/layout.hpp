// ctypes/dynamic/layout.hpp - where GCC and clang put the members of a record.
//
//     record_layout place({.is_union = false});
//     place.member(/* size = */ 8, /* alignment = */ 8);      // the offset
//     place.bits(/* type = */ 4, 4, /* width = */ 3, true);   // the position in bits
//     place.finish();  place.size();
//
// Source: the psABIs' chapters on data layout (System V AMD64 3.1.2, AAPCS64 5.9 and 10.1.8) and, where these are
// silent (packing, `#pragma pack`), stor-layout.cc of GCC, which clang follows. The tests compare with the compiler.
#pragma once

#include <algorithm>
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
    std::uint64_t member(std::uint64_t size, std::uint64_t alignment, std::uint64_t asked = 0, bool packed = false) {
        if (packed || words_.packed) alignment = 1;
        alignment = std::max(alignment, asked);
        if (words_.pack != 0) alignment = std::min<std::uint64_t>(alignment, words_.pack);
        alignment_ = std::max(alignment_, alignment);
        const std::uint64_t at = words_.is_union ? 0 : round_up((end_ + 7) / 8, alignment);
        extend(at, size);
        return at;
    }

    /// The position of the next bit-field in bits; a width of 0 only moves on. `size` and `alignment` are those of
    /// its declared type.
    std::uint64_t bits(std::uint64_t size, std::uint64_t alignment, std::uint64_t width, bool named,
                       std::uint64_t asked = 0, bool packed = false) {
        const bool tight =
            (packed || words_.packed) && width != 0; // width 0 keeps the type's alignment, whatever the packing
        std::uint64_t unit = tight ? 1 : alignment;
        if (words_.pack != 0 && width != 0) unit = std::min<std::uint64_t>(unit, words_.pack);
        std::uint64_t at = words_.is_union ? 0 : end_;
        if (asked != 0) {
            if (words_.pack != 0) asked = std::min<std::uint64_t>(asked, words_.pack);
            at = round_up(at, asked * 8);
        }
        if (width == 0)
            at = round_up(at, alignment * 8);                                      // whatever the packing
        else if (!tight && words_.pack == 0 && at % (unit * 8) + width > size * 8) // under #pragma pack it may straddle
            at = round_up(at, unit * 8);
        // Under #pragma pack the attribute `packed` does not keep the type from aligning the record: update_alignment_for_field.
        if (words_.pack != 0 && width != 0) unit = std::min<std::uint64_t>(alignment, words_.pack);
        if (named || unnamed_count) alignment_ = std::max(alignment_, std::max(unit, asked));
        if (at > largest * 8)
            too_large_ = true;
        else if (words_.is_union)
            end_ = std::max(end_, at + width);
        else
            end_ = at + width;
        return at;
    }

    void finish() {
        alignment_ = std::max<std::uint64_t>(alignment_, words_.alignment);
        size_ = round_up((end_ + 7) / 8, alignment_);
    }

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

    void extend(std::uint64_t at, std::uint64_t size) {
        if (size > largest || at > largest - size) {
            too_large_ = true;
            return;
        }
        end_ = std::max(end_, (at + size) * 8);
    }

    record_words words_;
    std::uint64_t end_ = 0; // in bits
    std::uint64_t size_ = 0;
    std::uint64_t alignment_ = 1;
    bool too_large_ = false;
};

} // namespace ctypes::detail::runtime
