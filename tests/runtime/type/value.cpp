// Unions whose place depends on which scalars are one member: C's own functions, called through libffi, and C's calls of
// closures. What stands in anonymous structs is said by its offsets alone.
#include <ctypes/callback.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/passes_in_registers.hpp>

#include "../../c_fixtures/merged.h"
#include "c_fixtures/clib.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <vector>

template <>
struct ctypes::describe<merged_named> : ctypes::members<&merged_named::x, &merged_named::parts> {};
template <>
struct ctypes::describe<merged_anonymous>
    : ctypes::members<&merged_anonymous::x, &merged_anonymous::a, &merged_anonymous::b, &merged_anonymous::c> {};
template <>
struct ctypes::describe<merged_first>
    : ctypes::members<&merged_first::a, &merged_first::b, &merged_first::c, &merged_first::d, &merged_first::x> {};
template <>
struct ctypes::describe<merged_array> : ctypes::members<&merged_array::x, &merged_array::pairs> {};
template <>
struct ctypes::describe<merged_bits>
    : ctypes::members<&merged_bits::x, &merged_bits::a, &merged_bits::b, ctypes::bit_field<unsigned>("c", 96, 9),
                      ctypes::bit_field<unsigned>("d", 105, 7)> {};
template <>
struct ctypes::describe<merged_halves> : ctypes::members<&merged_halves::x, &merged_halves::a, &merged_halves::b> {};
template <>
struct ctypes::describe<merged_members>
    : ctypes::members<&merged_members::x, &merged_members::f, &merged_members::pair> {};

namespace {

/// In memory, as one member by itself is: its long double lost its first half to the long. (Not among those that are
/// called, as GCC has a note for each call of what its version 4.4 changed.)
union lost {
    union half {
        long double x;
        long n;
    } inner;
    long pair[2];
};
struct around_lost {
    lost::half inner;
};

} // namespace

template <>
struct ctypes::describe<lost::half> : ctypes::members<&lost::half::x, &lost::half::n> {};
template <>
struct ctypes::describe<lost> : ctypes::members<&lost::inner, &lost::pair> {};

namespace {

template <class Signature>
auto through_libffi(const std::string& name) {
    return ctypes::via_libffi(ctypes::function<Signature>(clib::symbol<Signature>(name.c_str())));
}

/// What C's `name`, given a closure of libffi around `callable`, returns. The pool is emptied first.
template <class Signature, class F>
long by_closure(const std::string& name, const F& callable) {
    std::vector<ctypes::callback<Signature>> callbacks;
    do callbacks.emplace_back(callable);
    while (!callbacks.back().uses_closure());
    return clib::symbol<long(Signature*)>(name.c_str())(callbacks.back());
}

/// As an argument and as a result, called through libffi and by C.
template <class T>
void crosses(const std::string& type) {
    CAPTURE(type);
    using take = long(long, double, T, long);
    using give = T(int);
    const auto taken = clib::symbol<take>(("take_" + type).c_str());
    const auto given = clib::symbol<give>(("give_" + type).c_str());
    const long expected = taken(1, 2, given(3), 4);

    CHECK(through_libffi<take>("take_" + type)(1, 2, given(3), 4) == expected);
    CHECK(taken(1, 2, through_libffi<give>("give_" + type)(3), 4) == expected);
    CHECK(by_closure<take>("call_take_" + type, [taken](long a, double b, T u, long c) { return taken(a, b, u, c); }) ==
          expected);
    CHECK(by_closure<give>("call_give_" + type, [given](int first) { return given(first); }) == expected);
}

} // namespace

TEST_CASE("a member of a union counts as a whole, a named one and what stands in an anonymous struct") {
#define CROSSES(keyword, type) crosses<type>(#type);
    MERGED(CROSSES)
}

TEST_CASE("integers beside floats in a member keep a union with a long double in registers") {
    if constexpr (ctypes::abi::host == ctypes::abi::platform_abi::sysv_x86_64) {
        CHECK(ctypes::passes_in_registers<merged_named>);
        CHECK(ctypes::passes_in_registers<merged_anonymous>);
        CHECK(ctypes::passes_in_registers<merged_first>);
        CHECK(ctypes::passes_in_registers<merged_array>);
        CHECK(ctypes::passes_in_registers<merged_inside>);
        CHECK(ctypes::passes_in_registers<merged_bits>);
        CHECK_FALSE(ctypes::passes_in_registers<lost>);
        CHECK_FALSE(ctypes::passes_in_registers<around_lost>);
        CHECK_FALSE(ctypes::passes_in_registers<merged_halves>);
        CHECK_FALSE(ctypes::passes_in_registers<merged_members>);
    }
}
