// What libffi is told of a value, by values written down as their scalars.
#include <ctypes/detail/abi/equivalent_ffi_struct.hpp>

#include <cstddef>

using namespace ctypes::abi;

namespace {

constexpr platform_abi x86 = platform_abi::sysv_x86_64;
constexpr platform_abi arm = platform_abi::aapcs64;

template <std::size_t N>
constexpr ffi_record of_record(platform_abi by, std::size_t size, std::size_t alignment, const field (&fields)[N]) {
    return describe(by, type_description::record(size, alignment, fields));
}
constexpr ffi_record of_scalar(platform_abi by, const field (&one)[1]) {
    return describe(by, type_description::scalar(one));
}

// A scalar that libffi has is itself, with its sign.
template <std::size_t Size, bool Signed>
inline constexpr field integer[1] = {integer_field(0, Size, Signed)};
static_assert(of_scalar(x86, integer<1, true>).whole == &ffi_type_sint8);
static_assert(of_scalar(x86, integer<1, false>).whole == &ffi_type_uint8);
static_assert(of_scalar(x86, integer<2, true>).whole == &ffi_type_sint16);
static_assert(of_scalar(x86, integer<2, false>).whole == &ffi_type_uint16);
static_assert(of_scalar(x86, integer<4, true>).whole == &ffi_type_sint32);
static_assert(of_scalar(x86, integer<4, false>).whole == &ffi_type_uint32);
static_assert(of_scalar(arm, integer<8, true>).whole == &ffi_type_sint64);
static_assert(of_scalar(arm, integer<8, false>).whole == &ffi_type_uint64);
constexpr field one_float[] = {float_field(0, 4)};
constexpr field one_double[] = {float_field(0, 8)};
constexpr field one_long_double[] = {long_double_field(0)};
static_assert(of_scalar(x86, one_float).whole == &ffi_type_float &&
              of_scalar(x86, one_double).whole == &ffi_type_double);
static_assert(of_scalar(x86, one_long_double).whole == &ffi_type_longdouble);
static_assert(describe(x86, type_description::none()).whole == &ffi_type_void);
static_assert(describe(platform_abi::unknown, type_description::record(8, 8, one_double)).refused != nullptr);
static_assert(of_scalar(platform_abi::unknown, one_double).whole == &ffi_type_double); // needs no convention

// A long double of another kind than the target's is none that libffi has.
constexpr field other_long_double[] = {
    {long_double_kind == scalar_kind::x87 ? scalar_kind::float128 : scalar_kind::x87, 0, 16, 16, 0, 0}};
static_assert(!of_scalar(x86, other_long_double).is_whole || long_double_kind != scalar_kind::x87);
static_assert(!of_scalar(arm, other_long_double).is_whole);

// x86-64: an eightbyte each, the last float alone as such, padding in front as padding
constexpr field wide[] = {{scalar_kind::signed_integer, 0, 16, 16, 0, 0}};
static_assert(of_scalar(x86, wide).elements[1] == &ffi_type_uint64 && of_scalar(x86, wide).elements[2] == nullptr);
constexpr field mixed[] = {integer_field(0, 8), float_field(8, 4)};
static_assert(of_record(x86, 12, 4, mixed).elements[0] == &ffi_type_uint64);
static_assert(of_record(x86, 12, 4, mixed).elements[1] == &ffi_type_float);
static_assert(of_record(x86, 16, 8, mixed).elements[1] == &ffi_type_double);
static_assert(of_record(x86, 4, 4, one_float).elements[0] == &ffi_type_float);
constexpr field behind_padding[] = {float_field(8, 8)};
constexpr ffi_record padded = of_record(x86, 16, 16, behind_padding);
static_assert(padded.elements[0] == &detail::padding_element && padded.elements[1] == &ffi_type_double);
static_assert(of_record(x86, 16, 16, one_double).elements[0] == &ffi_type_double &&
              of_record(x86, 16, 16, one_double).elements[1] == nullptr);
// ... memory by a member too large for registers
constexpr field unaligned[] = {float_field(1, 8)};
static_assert(of_record(x86, 9, 1, unaligned).elements[0] == &detail::memory_element);
// ... a vector not at all
constexpr field vector[] = {vector_field(0, 16)};
static_assert(of_scalar(x86, vector).refused != nullptr && of_scalar(arm, vector).refused == nullptr);

// AArch64: one kind of floating point, up to four, as itself, all else as integers
constexpr field floats[] = {float_field(0, 4), float_field(4, 4), float_field(8, 4)};
static_assert(of_record(arm, 12, 4, floats).elements[2] == &ffi_type_float &&
              of_record(arm, 12, 4, floats).elements[3] == nullptr);
constexpr field short_vectors[] = {vector_field(0, 8), vector_field(8, 8)};
static_assert(of_record(arm, 16, 8, short_vectors).elements[1] == &ffi_type_double);
constexpr field vectors[] = {vector_field(0, 16), vector_field(16, 16)};
static_assert(of_record(arm, 32, 16, vectors).elements[1] == &ffi_type_longdouble);
constexpr field one_half[] = {float_field(0, 2)};
constexpr field two_halves[] = {float_field(0, 2), float_field(2, 2)};
static_assert(of_record(arm, 2, 2, one_half).whole == &detail::half_float && of_record(arm, 4, 2, two_halves).refused);
static_assert(of_record(arm, 16, 8, mixed).elements[0] == &ffi_type_uint64 &&
              of_record(arm, 16, 8, mixed).refused == nullptr);
static_assert(describe(arm, type_description::record(1, 1, {})).refused != nullptr);

} // namespace
