// What libffi is told of calls by ms_abi: sizes alone count, by values written down as their scalars.
#include <ctypes/detail/abi/ms_x86_64.hpp>

#include <array>
#include <cstddef>

using namespace ctypes::abi;
using namespace ctypes::abi::ms_x86_64;

namespace {

constexpr field half[] = {float_leaf(0, 2)};
constexpr field single[] = {float_leaf(0, 4)};
constexpr field twice[] = {float_leaf(0, 8)};
constexpr field number[] = {integer_leaf(0, 4)};
constexpr field wide[] = {{scalar_kind::signed_integer, 0, 16, 16, 0, 0}};
constexpr field vector[] = {vector_leaf(0, 16)};
constexpr field extended[] = {{scalar_kind::x87, 0, 16, 16, 0, 0}};

constexpr value record_of(std::size_t size) { return value::record(size, 1, {}); }

// A value of a register's size is in it, a float as a float.
static_assert(slot_type(value::scalar(half)) == &ctypes::abi::detail::half_float);
static_assert(slot_type(value::scalar(single)) == &ffi_type_float &&
              slot_type(value::scalar(twice)) == &ffi_type_double);
static_assert(slot_type(value::scalar(number)) == &ffi_type_uint32);
static_assert(slot_type(value::record(4, 4, single)) == &ffi_type_uint32); // a struct of a float is none
static_assert(slot_type(record_of(1)) == &ffi_type_uint8 && slot_type(record_of(2)) == &ffi_type_uint16);
static_assert(slot_type(record_of(8)) == &ffi_type_uint64);
static_assert(fits_a_slot(record_of(4)) && !fits_a_slot(record_of(3)) && !fits_a_slot(record_of(16)));
static_assert(result_type(value::none()) == &ffi_type_void && result_type(record_of(8)) == &ffi_type_uint64);
static_assert(result_type(record_of(12)) == &ctypes::abi::detail::memory_element);

// Any other one is the address of a copy.
constexpr std::array<ffi_argument, 3> pieces_of(const value& result, const std::array<value, 3>& arguments,
                                                lowered& l) {
    std::array<ffi_argument, 3> pieces{};
    l = lower(result, arguments, pieces);
    return pieces;
}
constexpr bool by_address() {
    lowered l;
    const auto pieces = pieces_of(value::none(), {value::scalar(number), record_of(12), value::scalar(extended)}, l);
    return !l.one_to_one && l.count == 3 && !pieces[0].by_address && pieces[1].by_address &&
           pieces[1].type == &ffi_type_pointer && pieces[1].size == 12 && pieces[2].by_address && l.refused == nullptr;
}
static_assert(by_address());
constexpr bool one_to_one() {
    lowered l;
    pieces_of(value::scalar(twice), {value::scalar(number), record_of(8), value::scalar(single)}, l);
    return l.one_to_one && l.refused == nullptr;
}
static_assert(one_to_one());

// What compilers do not do alike is refused, and the first is named.
constexpr std::size_t refused_argument(const value& result, const std::array<value, 3>& arguments) {
    lowered l;
    pieces_of(result, arguments, l);
    return l.refused != nullptr ? l.refused_argument : 99;
}
static_assert(refused_argument(value::none(), {value::scalar(number), value::scalar(vector), value::scalar(vector)}) ==
              1);
static_assert(refused_argument(value::scalar(wide), {value::scalar(vector), record_of(1), record_of(1)}) ==
              ffi_argument::filler);
static_assert(refused_argument(value::none(), {value::scalar(wide), record_of(1), record_of(0)}) == 99);
static_assert(refused_argument(record_of(0), {record_of(1), record_of(1), record_of(1)}) == ffi_argument::filler);

} // namespace
