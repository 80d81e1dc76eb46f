// What AAPCS64 says of a type, by types written down as their scalars.
#include <ctypes/detail/abi/aapcs64.hpp>

using namespace ctypes::abi;
using namespace ctypes::abi::aapcs64;

namespace {

constexpr field quad_at(std::size_t offset) { return {scalar_kind::float128, offset, 16, 16, 0, 0}; }

template <std::size_t N>
constexpr classes of_record(std::size_t size, std::size_t alignment, const field (&fields)[N]) {
    return classify(type_description::record(size, alignment, fields));
}
constexpr classes homogeneous_of(scalar_kind element, std::size_t count) {
    return {kind::homogeneous, element, count, false};
}
constexpr classes general_of(std::size_t count, bool even = false) {
    return {kind::general, scalar_kind::unsigned_integer, count, even};
}

// 1 to 4 of one floating-point type
static_assert(of_record(4, 4, {float_field(0, 4)}) == homogeneous_of(scalar_kind::float32, 1));
static_assert(of_record(12, 4, {float_field(0, 4), float_field(4, 4), float_field(8, 4)}) ==
              homogeneous_of(scalar_kind::float32, 3));
static_assert(of_record(32, 8, {float_field(0, 8), float_field(8, 8), float_field(16, 8), float_field(24, 8)}) ==
              homogeneous_of(scalar_kind::float64, 4));
static_assert(of_record(64, 16, {quad_at(0), quad_at(16), quad_at(32), quad_at(48)}) ==
              homogeneous_of(scalar_kind::float128, 4));
static_assert(of_record(4, 2, {float_field(0, 2), float_field(2, 2)}) == homogeneous_of(scalar_kind::float16, 2));
static_assert(of_record(32, 16, {vector_field(0, 16), vector_field(16, 16)}) ==
              homogeneous_of(scalar_kind::vector16, 2));
// five are too many, and two types are not one
static_assert(
    of_record(20, 4, {float_field(0, 4), float_field(4, 4), float_field(8, 4), float_field(12, 4), float_field(16, 4)})
        .is == kind::reference);
static_assert(of_record(12, 4, {float_field(0, 4), integer_field(4, 4), float_field(8, 4)}) == general_of(2));
static_assert(of_record(16, 8, {float_field(0, 8), float_field(8, 4)}) == general_of(2));
static_assert(of_record(16, 8, {vector_field(0, 8), float_field(8, 8)}) == general_of(2));
// a bit-field is an integer
static_assert(of_record(8, 4, {float_field(0, 4), bits_field(32, 3, 4)}) == general_of(1));

// unions: the members overlap, the longest decides
static_assert(of_record(12, 4, {float_field(0, 4), float_field(0, 4), float_field(4, 4), float_field(8, 4)}) ==
              homogeneous_of(scalar_kind::float32, 3));
static_assert(of_record(8, 8, {float_field(0, 8), integer_field(0, 8)}) == general_of(1));
static_assert(of_record(8, 8, {float_field(0, 8), float_field(0, 4)}) == general_of(1));

// padding ends it: struct { alignas(8) float a, b; } has floats at 0 and 8 in 16 bytes
static_assert(of_record(16, 8, {float_field(0, 4), float_field(8, 4)}) == general_of(2));

// ... and so does an unnamed bit-field behind it, or one that moves a member of a packed union off its place
static_assert(of_record(10, 2, {float_field(0, 4), float_field(4, 4)}) == general_of(2));
static_assert(of_record(8, 1, {float_field(0, 4), float_field(4, 4), float_field(1, 4)}) == general_of(1));
// integers are of no kind that counts, whatever their sign
static_assert(of_record(8, 4, {integer_field(0, 4, false), integer_field(4, 4, false)}) == general_of(1));
static_assert(of_record(8, 4, {integer_field(0, 4), integer_field(4, 4)}) == general_of(1));

// size decides about the rest
static_assert(of_record(16, 8, {integer_field(0, 8), float_field(8, 8)}) == general_of(2));
static_assert(of_record(9, 1, {integer_field(0, 1), integer_field(8, 1)}) == general_of(2));
static_assert(of_record(24, 8, {integer_field(0, 8), integer_field(8, 8), integer_field(16, 8)}).is == kind::reference);
static_assert(classify(type_description::record(4096, 1, {})).is == kind::reference);
static_assert(classify(type_description::record(1, 1, {})).is == kind::nothing);

constexpr field int128[] = {{scalar_kind::signed_integer, 0, 16, 16, 0, 0}};
static_assert(classify(type_description::scalar(int128)) == general_of(2, true));
// alignas(16) struct { long a, b; }: the record's own alignas does not make it start at an even register
constexpr field two_longs[] = {integer_field(0, 8), integer_field(8, 8)};
static_assert(classify(type_description::record(16, 16, two_longs)) == general_of(2));
static_assert(alignment_in_doubt(type_description::record(16, 16, two_longs)));
static_assert(!alignment_in_doubt(type_description::record(16, 8, two_longs)));
// packing takes the alignment of a member away
static_assert(classify(type_description::record(16, 8, int128)) == general_of(2));
static_assert(classify(type_description::record(16, 16, int128)) == general_of(2, true));

constexpr field n[] = {integer_field(0, 8)};
constexpr field vec3[] = {float_field(0, 4), float_field(4, 4), float_field(8, 4)};
constexpr field d[] = {float_field(0, 8)};

// long, __int128, long: the wide one starts at an even register, the one after it does not fill the gap.
constexpr bool even_register() {
    assignment a(place_result(type_description::none()));
    const argument_location first = a.next(type_description::scalar(n));
    const argument_location wide = a.next(type_description::scalar(int128));
    const argument_location after = a.next(type_description::scalar(n));
    return first.parts[0].name == "x0" && wide.parts[0].name == "x2" && wide.parts[1].name == "x3" &&
           after.parts[0].name == "x4";
}
static_assert(even_register());

// All eight registers are taken; what does not fit as a whole goes to the stack, and with it all that follow. There a
// 128-bit integer and a quadruple float are aligned to 16 bytes, a smaller value takes 8.
constexpr bool registers_run_out() {
    constexpr field small[] = {integer_field(0, 1)};
    constexpr field quad[] = {quad_at(0)};
    assignment a(place_result(type_description::none()));
    for (int i = 0; i < 6; ++i) static_cast<void>(a.next(type_description::scalar(n)));
    const argument_location last = a.next(type_description::record(16, 8, two_longs));
    const argument_location ninth = a.next(type_description::scalar(small));
    const argument_location wide = a.next(type_description::scalar(int128));
    assignment b(place_result(type_description::none()));
    for (int i = 0; i < 7; ++i) static_cast<void>(b.next(type_description::scalar(n)));
    const argument_location pair = b.next(type_description::record(16, 8, two_longs));
    const argument_location after = b.next(type_description::scalar(n));
    assignment c(place_result(type_description::none()));
    for (int i = 0; i < 8; ++i) static_cast<void>(c.next(type_description::scalar(d)));
    const argument_location vector = c.next(type_description::scalar(d));
    const argument_location aligned = c.next(type_description::scalar(quad));
    return last.parts[0].name == "x6" && last.parts[1].name == "x7" && ninth.how == passing_mode::stack &&
           ninth.stack_offset == 0 && wide.stack_offset == 16 && wide.alignment == 16 && a.used().stack_bytes == 32 &&
           pair.how == passing_mode::stack && after.how == passing_mode::stack && after.stack_offset == 16 &&
           vector.stack_offset == 0 && aligned.stack_offset == 16;
}
static_assert(registers_run_out());

// After a homogeneous record went to the stack no vector register is used any more.
constexpr bool vectors_run_out() {
    assignment a(place_result(type_description::none()));
    const argument_location one = a.next(type_description::record(12, 4, vec3));
    const argument_location two = a.next(type_description::record(12, 4, vec3));
    const argument_location three = a.next(type_description::record(12, 4, vec3));
    const argument_location last = a.next(type_description::scalar(d));
    return one.parts[2].name == "s2" && two.parts[0].name == "s3" && three.how == passing_mode::stack &&
           three.stack_offset == 0 && last.how == passing_mode::stack && last.stack_offset == 16;
}
static_assert(vectors_run_out());

// A large record travels as an address, in a register or on the stack.
constexpr bool by_reference() {
    assignment a(place_result(type_description::record(100, 4, {})));
    for (int i = 0; i < 7; ++i) static_cast<void>(a.next(type_description::scalar(n)));
    const argument_location in_register = a.next(type_description::record(100, 4, {}));
    const argument_location on_stack = a.next(type_description::record(100, 4, {}));
    return in_register.how == passing_mode::reference && in_register.parts[0].name == "x7" &&
           on_stack.how == passing_mode::reference && on_stack.count == 0 && on_stack.stack_offset == 0 &&
           a.used().stack_bytes == 8;
}
static_assert(by_reference());

// Results: as a first argument would be; x8 says where a large one goes.
constexpr bool results() {
    const argument_location v = place_result(type_description::record(12, 4, vec3));
    const argument_location g = place_result(type_description::record(16, 8, two_longs));
    const argument_location r = place_result(type_description::record(100, 4, {}));
    return v.count == 3 && v.parts[2].name == "s2" && v.parts[2].offset == 8 && g.parts[1].name == "x1" &&
           r.parts[0].name == "x8";
}
static_assert(results());

} // namespace
