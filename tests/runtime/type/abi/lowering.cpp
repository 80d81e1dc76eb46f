// Each case is one that libffi 3.4.4 gets wrong, or cannot say, without ctypes/type/abi/: by a call and by a closure.
#include "../../../c_fixtures/abi.h"
#include "c_fixtures/clib.hpp"

#include <ctypes/callback.hpp>
#include <ctypes/libffi_call.hpp>

#include <cstddef>
#include <utility>
#include <vector>

template <>
struct ctypes::describe<word> : ctypes::members<&word::bits, &word::value> {};
template <>
struct ctypes::describe<letters> : ctypes::members<&letters::text, &letters::number> {};

namespace {

template <class Signature>
auto through_libffi(const char* name) {
    return ctypes::via_libffi(ctypes::function<Signature>(clib::symbol<Signature>(name)));
}

/// What C's `name`, given a closure of libffi around `callable`, returns. The pool is emptied first.
template <class Signature, class R, class F>
R by_closure(const char* name, const F& callable) {
    std::vector<ctypes::callback<Signature>> callbacks;
    do callbacks.emplace_back(callable);
    while (!callbacks.back().uses_closure());
    return clib::symbol<R(Signature*)>(name)(callbacks.back());
}

/// A call through libffi of `name` with `arguments` gives `expected`, and so does C's call of a closure.
template <class Signature, class R, class... A>
void both_ways(const char* name, const char* caller, R expected, const A&... arguments) {
    CHECK(through_libffi<Signature>(name)(arguments...) == expected);
    Signature* const native = clib::symbol<Signature>(name);
    CHECK(by_closure<Signature, R>(caller, [native](A... a) { return native(a...); }) == expected);
}

} // namespace

TEST_CASE("a struct in the last integer register leaves the vector registers alone") { // libffi issue 848
    both_ways<double(double, long, long, long, long, long, tagged)>("last_register", "call_last_register", 7654321.5,
                                                                    1.0, 2L, 3L, 4L, 5L, 6L, tagged{7, 0.5});
}

TEST_CASE("padding takes no register") {
    if constexpr (ctypes::abi::host ==
                  ctypes::abi::platform_abi::sysv_x86_64) // refused where the alignment is in doubt
        both_ways<long(padded, long, padded, long)>("padding", "call_padding", 4321L, padded{1}, 2L, padded{3}, 4L);
}

TEST_CASE("a struct of a long double comes back where a long double does") {
    CHECK(through_libffi<extended(extended)>("half_of")(extended{5}).value == 2.5L);
    CHECK(by_closure<extended(extended), long double>("call_half_of",
                                                      [](extended e) { return extended{e.value / 2}; }) == 2.5L);
}

TEST_CASE("a packed struct with an unaligned member goes by memory") {
    both_ways<double(tight, tight, long)>("packed_arguments", "call_packed_arguments", 4321.0, tight{1, 2}, tight{0, 3},
                                          4L);
}

TEST_CASE("a packed struct keeps its alignment on the stack") {
    both_ways<double(long, long, long, long, long, long, long, tight_extended, long)>(
        "on_stack", "call_on_stack", 4321.0, 0L, 0L, 0L, 0L, 0L, 1L, 2L, tight_extended{3}, 4L);
}

TEST_CASE("a union is what all of its members make of it, also inside of a struct") {
    labelled last{3, {}};
    last.label.number = 4;
    both_ways<double(word, double, labelled)>("either", "call_either", 4321.0, word{1}, 2.0, last);
}

TEST_CASE("128-bit integers travel as two registers, or as one place on the stack") {
    const wide_integer two = wide_integer{2} << 64;
    const wide_integer four = wide_integer{4} << 64;
    both_ways<long(long, wide_integer, long, wide_integer)>("wide", "call_wide", 4321L, 1L, two, 3L, four);
    CHECK(through_libffi<wide_integer(wide_integer)>("wide_shifted")(wide_integer{2}) == two);
}

TEST_CASE("aligned structs in memory stand behind each other without gaps between their addresses") {
    both_ways<long(long, long, long, long, long, long, long, long, long, aligned_block, aligned_block)>(
        "blocks", "call_blocks", 54321L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L, aligned_block{0, 3}, aligned_block{5, 4});
}

TEST_CASE("an empty struct takes no register") {
    if constexpr (ctypes::abi::host == ctypes::abi::platform_abi::sysv_x86_64) // AArch64: C and C++ disagree
        both_ways<long(long, no_members, long)>("nothing_between", "call_nothing_between", 21L, 1L, no_members{}, 2L);
}
