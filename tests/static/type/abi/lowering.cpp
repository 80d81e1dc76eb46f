// What libffi is given for signatures it would get wrong.
#include <ctypes/detail/abi/lowering.hpp>

#include <array>

using namespace ctypes::abi;

namespace {

constexpr field d_leaf[] = {float_field(0, 8)};
constexpr field n_leaf[] = {integer_field(0, 8)};
constexpr field tagged_leaves[] = {integer_field(0, 8), float_field(8, 8)};
constexpr field wide_leaf[] = {integer_field(0, 16)};
constexpr type_description d = type_description::scalar(d_leaf);
constexpr type_description n = type_description::scalar(n_leaf);
constexpr type_description tagged = type_description::record(16, 8, tagged_leaves);
constexpr type_description wide = type_description::scalar(wide_leaf);
constexpr type_description large = type_description::record(100, 4, {});
constexpr type_description empty = type_description::record(1, 1, {});
constexpr type_description padded = type_description::record(16, 16, n_leaf);

constinit ffi_type whole{1, 1, FFI_TYPE_STRUCT, nullptr};

template <std::size_t N>
constexpr plan<N> made(platform_abi by, const type_description& result,
                       const std::array<type_description, N>& arguments) {
    std::array<ffi_type*, N> types{};
    types.fill(&whole);
    return make_plan<N>(by, result, arguments, &whole, types);
}

// x86-64 --------------------------------------------------------------------------------------------------------------
constexpr platform_abi x86 = platform_abi::sysv_x86_64;

// Issue 848: only in the last integer register, and only when a vector register is taken already.
constexpr auto last = made<7>(x86, d, {d, n, n, n, n, n, tagged});
static_assert(!last.ffi.one_to_one && last.ffi.count == 8);
static_assert(last.pieces[6].type == &ffi_type_uint64 && last.pieces[6].argument == 6 && last.pieces[6].offset == 0);
static_assert(last.pieces[7].type == &ffi_type_double && last.pieces[7].argument == 6 && last.pieces[7].offset == 8);
static_assert(made<6>(x86, d, {d, n, n, n, n, tagged}).ffi.one_to_one);
static_assert(made<6>(x86, d, {n, n, n, n, n, tagged}).ffi.one_to_one);
// ... each register by the type of what is in it: struct { int a, b; float c; }
constexpr field short_leaves[] = {integer_field(0, 4), integer_field(4, 4), float_field(8, 4)};
constexpr auto split_short = made<7>(x86, d, {d, n, n, n, n, n, type_description::record(12, 4, short_leaves)});
static_assert(split_short.pieces[6].type == &ffi_type_uint64 && split_short.pieces[7].type == &ffi_type_float);
static_assert(split_short.pieces[7].size == 4 && split_short.pieces[7].offset == 8);
// ... with a result in memory one register earlier
static_assert(!made<6>(x86, large, {d, n, n, n, n, tagged}).ffi.one_to_one);
// ... and on the stack not at all
static_assert(made<8>(x86, d, {d, n, n, n, n, n, n, tagged}).ffi.one_to_one);

// An empty record is no argument, padding no register.
static_assert(made<2>(x86, d, {empty, n}).ffi.count == 1 && made<2>(x86, d, {empty, n}).pieces[0].argument == 1);
static_assert(made<1>(x86, empty, {n}).ffi.result.type == &ffi_type_void);
static_assert(made<1>(x86, d, {padded}).ffi.count == 1 && made<1>(x86, d, {padded}).pieces[0].size == 8);

// ... also where it comes first, and what follows is less than eight bytes: as many bytes, in a record
constexpr field behind_padding[] = {integer_field(8, 4)};
constexpr type_description late = type_description::record(12, 4, behind_padding);
static_assert(made<1>(x86, late, {late}).pieces[0].type == &detail::byte_records[4]);
static_assert(made<1>(x86, late, {late}).pieces[0].offset == 8 && made<1>(x86, late, {late}).pieces[0].size == 4);
static_assert(made<1>(x86, late, {late}).ffi.result.type == &detail::byte_records[4]);
static_assert(made<1>(x86, late, {late}).ffi.result.offset == 8 && !made<0>(x86, late, {}).ffi.one_to_one);
static_assert(!made<2>(x86, d, {empty, n}).ffi.one_to_one);

// What libffi cannot place is refused, and the argument is named.
constexpr field vector_leaves[] = {vector_field(0, 16)};
constexpr type_description vector = type_description::scalar(vector_leaves);
static_assert(made<2>(x86, d, {n, vector}).ffi.refused != nullptr);
static_assert(made<2>(x86, d, {n, vector}).ffi.refused_argument == 1);
static_assert(made<2>(x86, vector, {n, n}).ffi.refused_argument == ffi_argument::padding);
static_assert(made<1>(x86, d, {type_description::record(128, 32, {})}).ffi.refused !=
              nullptr); // the stack is aligned to 16
static_assert(made<1>(x86, d, {type_description::record(128, 32, {})}).ffi.misplaced &&
              !made<2>(x86, d, {n, vector}).ffi.misplaced);
static_assert(made<1>(x86, type_description::record(128, 32, {}), {n}).ffi.refused ==
              nullptr); // a result is where we put it

// AArch64 -------------------------------------------------------------------------------------------------------------
constexpr platform_abi arm = platform_abi::aapcs64;

// A 128-bit integer starts at an even register: the one before it is filled.
constexpr auto even = made<3>(arm, n, {n, wide, n});
static_assert(even.ffi.count == 4 && even.pieces[1].argument == ffi_argument::padding && even.pieces[2].argument == 1);
static_assert(made<3>(arm, n, {n, n, wide}).ffi.one_to_one);

// A large record is an address, on the stack too.
constexpr auto by_address = made<9>(arm, n, {n, n, n, n, n, n, n, n, large});
static_assert(by_address.pieces[8].type == &ffi_type_pointer && by_address.pieces[8].by_address);
static_assert(by_address.ffi.stack_room == 16);

// Where the description of a record cannot tell its place, it is refused; a floating-point one in registers is fine.
constexpr field four_floats[] = {float_field(0, 4), float_field(4, 4), float_field(8, 4), float_field(12, 4)};
constexpr type_description vec4 = type_description::record(16, 16, four_floats);
static_assert(made<1>(arm, n, {type_description::record(16, 16, tagged_leaves)}).ffi.refused != nullptr);
static_assert(made<2>(arm, vec4, {vec4, vec4}).ffi.refused == nullptr);
constexpr field longs[] = {integer_field(0, 8), integer_field(8, 8), integer_field(16, 8)};
static_assert(made<1>(arm, n, {type_description::record(32, 16, longs)}).ffi.refused ==
              nullptr); // its address is in no doubt
static_assert(made<1>(arm, n, {type_description::record(128, 32, {})}).ffi.refused == nullptr);
// the first reason is told
static_assert(made<2>(arm, n, {empty, type_description::record(16, 16, tagged_leaves)}).ffi.refused_argument == 0);
static_assert(made<3>(arm, n, {vec4, vec4, vec4}).ffi.refused_argument == 2);
static_assert(made<1>(arm, n, {empty}).ffi.refused != nullptr);

} // namespace
