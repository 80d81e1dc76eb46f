// How members are placed by what was measured of them, and when nothing is known.
#include <ctypes/detail/reflect/bit_fields.hpp>

#include <array>
#include <cstddef>

namespace {

using ctypes::detail::field;
using ctypes::detail::no_offset;

constexpr field bits(std::size_t size, std::size_t width) { return {size, size, no_offset, width}; }
constexpr field whole(std::size_t size, std::size_t offset) { return {size, size, offset}; }
constexpr field unmeasured(std::size_t size) { return {size, size, no_offset, 0, true}; }

/// The first bit of member `i`, or no_offset where the places are not known.
template <std::size_t N>
constexpr std::size_t first_bit(std::size_t i, std::size_t size, std::size_t alignment, const field (&fields)[N]) {
    const auto placed = ctypes::detail::place(std::to_array(fields), size, alignment);
    return placed.certain ? placed.fields[i].first_bit : no_offset;
}

// Bit-fields behind each other, and in the next unit where this one has no room.
static_assert(first_bit(1, 4, 4, {bits(4, 12), bits(4, 20)}) == 12);
static_assert(first_bit(1, 8, 4, {bits(4, 13), bits(4, 20)}) == 32);
static_assert(first_bit(1, 8, 4, {bits(4, 13), whole(4, 4)}) == 32);
// The same with the alignment of bytes: they cross.
static_assert(first_bit(1, 5, 1, {bits(4, 13), bits(4, 20)}) == 13);
static_assert(first_bit(1, 5, 1, {bits(4, 5), bits(4, 30)}) == 5);
// Only the alignment tells that it is packed.
static_assert(first_bit(2, 8, 2, {bits(4, 12), bits(4, 12), bits(4, 12), whole(2, 6)}) == 24);

// A gap in front of a member that has an alignment of its own is none of the bit-fields'.
static_assert(first_bit(2, 16, 4, {bits(4, 4), whole(4, 4), whole(4, 12)}) == 96);
// An unnamed bit-field that moves what follows, or makes the record larger, leaves nothing known.
static_assert(first_bit(0, 12, 4, {bits(4, 4), whole(4, 8)}) == no_offset);
static_assert(first_bit(0, 8, 4, {bits(4, 4)}) == no_offset);
static_assert(first_bit(0, 4, 4, {bits(4, 4)}) == 0);
// What cannot be is not known either: members in each other, and behind the end.
static_assert(first_bit(0, 8, 2, {whole(4, 0), whole(4, 2)}) == no_offset);
static_assert(first_bit(0, 8, 4, {whole(4, 0), whole(8, 4)}) == no_offset);

// Members that packing has moved, and that were not measured: where one way only agrees ...
static_assert(first_bit(1, 5, 1, {whole(1, 0), unmeasured(4)}) == 8);
static_assert(first_bit(1, 12, 4, {whole(4, 0), unmeasured(8)}) == 32);
static_assert(first_bit(1, 8, 1, {whole(1, 0), unmeasured(4)}) == no_offset);
// ... and where #pragma pack(4) and packed, aligned(4) differ.
static_assert(first_bit(1, 12, 4, {whole(2, 0), unmeasured(8)}) == no_offset);

} // namespace
