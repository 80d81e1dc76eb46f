// When bit-fields are looked for, and by whom: g++ in constants, clang when the program runs.
#include <ctypes/detail/reflect/bit_search.hpp>
#include <ctypes/layout.hpp>

#include <array>
#include <cstddef>

namespace {

using ctypes::detail::field;
using ctypes::detail::no_offset;

constexpr field bits(std::size_t size, std::size_t first, std::size_t width) {
    return {size, size, no_offset, width, false, first};
}
constexpr field whole(std::size_t size, std::size_t offset) { return {size, size, offset, 0, false, offset * 8}; }

template <std::size_t N>
constexpr bool full_of_bits(std::size_t size, const field (&fields)[N]) {
    return ctypes::detail::leaves_no_bit(std::to_array(fields), size);
}

// No bit is free beside a bit-field, wherever else one is.
static_assert(full_of_bits(4, {bits(4, 0, 12), bits(4, 12, 20)}));
static_assert(full_of_bits(16, {whole(1, 0), whole(4, 4), bits(4, 64, 32), whole(4, 12)}));
static_assert(full_of_bits(4, {whole(1, 0), bits(4, 8, 24)}));
// In front, between, behind, up to the end.
static_assert(!full_of_bits(8, {whole(1, 0), bits(4, 32, 32)}));
static_assert(!full_of_bits(8, {bits(4, 0, 31), bits(4, 32, 32)}));
static_assert(!full_of_bits(8, {bits(4, 0, 31), whole(4, 4)}));
static_assert(!full_of_bits(4, {bits(4, 0, 31)}));

// A bit-field of 128 bits is not measured, and nothing is said of it.
static_assert(!ctypes::detail::accounted_for(std::array{field{16, 16}}));
static_assert(ctypes::detail::accounted_for(std::array{whole(16, 0), bits(4, 128, 3)}));
#if defined(__SIZEOF_INT128__)
struct wide_bits {
    __extension__ unsigned __int128 a : 100;
};
static_assert(!ctypes::layout_of<wide_bits>().known);
#endif

struct full {
    unsigned a : 12, b : 20;
    int c;
    char* d;
};
struct with_unnamed {
    unsigned a : 4;
    unsigned : 4;
    unsigned b : 4;
};
struct moved {
    unsigned a : 4;
    unsigned : 32;
    unsigned b : 4;
};
struct with_pointer {
    unsigned a : 4;
    unsigned : 4;
    unsigned b : 4;
    char* c;
};

// What is full is never looked at.
static_assert(!ctypes::detail::needs_runtime_layout<full> && ctypes::layout_of<full>().members[1].bit_offset == 12);
// A pointer keeps every compiler from looking in a constant; then the rules are taken for it.
static_assert(ctypes::detail::needs_runtime_layout<with_pointer> &&
              ctypes::layout_of<with_pointer>().members[1].bit_offset == 4);
#if defined(__clang__)
static_assert(ctypes::detail::needs_runtime_layout<with_unnamed> &&
              ctypes::layout_of<with_unnamed>().members[1].bit_offset == 4);
static_assert(ctypes::detail::needs_runtime_layout<moved> && !ctypes::layout_of<moved>().known);
static_assert(ctypes::layout_of<moved>().members.empty());
#else
static_assert(!ctypes::detail::needs_runtime_layout<with_unnamed> &&
              ctypes::layout_of<with_unnamed>().members[1].bit_offset == 8);
static_assert(!ctypes::detail::needs_runtime_layout<moved> && ctypes::layout_of<moved>().members[1].bit_offset == 64);
#endif

} // namespace
