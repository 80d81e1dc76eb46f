// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/record_layout.ipp - the functions of layout.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/record_layout.hpp>

#include <algorithm>
#include <cstdint>

namespace ctypes::detail::runtime {

CTYPES_DECL std::uint64_t record_layout::member(std::uint64_t size, std::uint64_t alignment, std::uint64_t asked,
                                                bool packed) {
    if (packed || words_.packed) alignment = 1;
    alignment = std::max(alignment, asked);
    if (words_.pack != 0) alignment = std::min<std::uint64_t>(alignment, words_.pack);
    alignment_ = std::max(alignment_, alignment);
    const std::uint64_t at = words_.is_union ? 0 : round_up((end_ + 7) / 8, alignment);
    extend(at, size);
    return at;
}

CTYPES_DECL std::uint64_t record_layout::bits(std::uint64_t size, std::uint64_t alignment, std::uint64_t width,
                                              bool named, std::uint64_t asked, bool packed) {
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

CTYPES_DECL void record_layout::finish() {
    alignment_ = std::max<std::uint64_t>(alignment_, words_.alignment);
    size_ = round_up((end_ + 7) / 8, alignment_);
}

CTYPES_DECL void record_layout::extend(std::uint64_t at, std::uint64_t size) {
    if (size > largest || at > largest - size) {
        too_large_ = true;
        return;
    }
    end_ = std::max(end_, (at + size) * 8);
}

} // namespace ctypes::detail::runtime
