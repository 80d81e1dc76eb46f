// What libffi is told of calls by ms_abi: sizes alone count, by values written down as their scalars.
#include <ctypes/detail/abi/ms_x86_64.hpp>

#include <array>
#include <cstddef>

using namespace ctypes::abi;
using namespace ctypes::abi::ms_x86_64;

namespace {

constexpr field half[] = {float_field(0, 2)};
constexpr field single[] = {float_field(0, 4)};
constexpr field twice[] = {float_field(0, 8)};
constexpr field number[] = {integer_field(0, 4)};
constexpr field wide[] = {{scalar_kind::signed_integer, 0, 16, 16, 0, 0}};
constexpr field vector[] = {vector_field(0, 16)};
constexpr field extended[] = {{scalar_kind::x87, 0, 16, 16, 0, 0}};

constexpr type_description record_of(std::size_t size) { return type_description::record(size, 1, {}); }

// A value of a register's size is in it, a float as a float.
static_assert(slot_type(type_description::scalar(half)) == &ctypes::abi::detail::half_float);
static_assert(slot_type(type_description::scalar(single)) == &ffi_type_float &&
              slot_type(type_description::scalar(twice)) == &ffi_type_double);
static_assert(slot_type(type_description::scalar(number)) == &ffi_type_uint32);
static_assert(slot_type(type_description::record(4, 4, single)) == &ffi_type_uint32); // a struct of a float is none
static_assert(slot_type(record_of(1)) == &ffi_type_uint8 && slot_type(record_of(2)) == &ffi_type_uint16);
static_assert(slot_type(record_of(8)) == &ffi_type_uint64);
static_assert(fits_a_slot(record_of(4)) && !fits_a_slot(record_of(3)) && !fits_a_slot(record_of(16)));
static_assert(result_type(type_description::none()) == &ffi_type_void && result_type(record_of(8)) == &ffi_type_uint64);
static_assert(result_type(record_of(12)) == &ctypes::abi::detail::memory_element);

// Any other one is the address of a copy.
constexpr std::array<ffi_argument, 3> pieces_of(const type_description& result,
                                                const std::array<type_description, 3>& arguments, lowered& l) {
    std::array<ffi_argument, 3> pieces{};
    l = lower(result, arguments, pieces);
    return pieces;
}
constexpr bool by_address() {
    lowered l;
    const auto pieces =
        pieces_of(type_description::none(),
                  {type_description::scalar(number), record_of(12), type_description::scalar(extended)}, l);
    return !l.one_to_one && l.count == 3 && !pieces[0].by_address && pieces[1].by_address &&
           pieces[1].type == &ffi_type_pointer && pieces[1].size == 12 && pieces[2].by_address && l.refused == nullptr;
}
static_assert(by_address());
constexpr bool one_to_one() {
    lowered l;
    pieces_of(type_description::scalar(twice),
              {type_description::scalar(number), record_of(8), type_description::scalar(single)}, l);
    return l.one_to_one && l.refused == nullptr;
}
static_assert(one_to_one());

// What compilers do not do alike is refused, and the first is named.
constexpr std::size_t refused_argument(const type_description& result,
                                       const std::array<type_description, 3>& arguments) {
    lowered l;
    pieces_of(result, arguments, l);
    return l.refused != nullptr ? l.refused_argument : 99;
}
static_assert(refused_argument(type_description::none(),
                               {type_description::scalar(number), type_description::scalar(vector),
                                type_description::scalar(vector)}) == 1);
static_assert(refused_argument(type_description::scalar(wide), {type_description::scalar(vector), record_of(1),
                                                                record_of(1)}) == ffi_argument::padding);
static_assert(refused_argument(type_description::none(),
                               {type_description::scalar(wide), record_of(1), record_of(0)}) == 99);
static_assert(refused_argument(record_of(0), {record_of(1), record_of(1), record_of(1)}) == ffi_argument::padding);

} // namespace
