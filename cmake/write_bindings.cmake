# SPDX-License-Identifier: MIT
# write_bindings.cmake - writes include/ctypes/detail/reflect/bound_members.hpp, a branch for each number of members.
#
#     cmake -P cmake/write_bindings.cmake                      # after a change of `limit` below
#     cmake -D CHECK=ON -P cmake/write_bindings.cmake          # fails when the header is not what this writes
set(limit 40)
set(header "${CMAKE_CURRENT_LIST_DIR}/../include/ctypes/detail/reflect/bound_members.hpp")

# `items`, separated by commas, on lines of at most 120 characters behind `start`.
function(wrapped out start items end)
    set(line "${start}")
    set(text "")
    set(separator "")
    foreach(item IN LISTS items)
        string(LENGTH "${line}${separator} ${item}" length)
        if(separator STREQUAL "")
            string(APPEND line "${item}")
        elseif(length GREATER 116)
            string(APPEND text "${line},\n")
            set(line "            ${item}")
        else()
            string(APPEND line ", ${item}")
        endif()
        set(separator ",")
    endforeach()
    set(${out} "${text}${line}${end}" PARENT_SCOPE)
endfunction()

set(of_members "")
set(of_requirements "")
foreach(count RANGE 1 ${limit})
    set(names "")
    set(addresses "")
    set(requirements "")
    foreach(i RANGE 1 ${count})
        list(APPEND names "m${i}")
        list(APPEND addresses "&m${i}")
        list(APPEND requirements "requires { &m${i}@ }")
    endforeach()
    wrapped(bindings "        const auto& [" "${names}" "] = t@\n")
    wrapped(values "            return f(" "${names}" ")@\n")
    wrapped(pointers "            return f(" "${addresses}" ")@\n")
    wrapped(required "        return addressable_members<" "${requirements}" ">{}@\n")
    string(APPEND of_members "    if constexpr (N == ${count}) {\n${bindings}        if constexpr (Way == bound::values)\n${values}"
        "        else\n${pointers}    }\n")
    string(APPEND of_requirements "    if constexpr (N == ${count}) {\n${bindings}${required}    }\n")
endforeach()

string(CONCAT text [[
// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/bound_members.hpp - structured bindings, by number of members, for what PFR cannot refer to.
//
// A bit-field has no address, and g++ binds no reference to a member of a packed record: PFR's tuple of references
// then refers to temporaries that are gone. Here the values are used while the bindings are alive, and addresses are
// taken of the bindings themselves. By number, as C++20 has no packs of bindings (C++26 has, P1061).
//
// Written by cmake/write_bindings.cmake.
#pragma once

#include <cstddef>
#include <type_traits>

namespace ctypes::detail {

/// The most members of a record with bit-fields that are found without ctypes::describe.
inline constexpr std::size_t bound_limit = ]] "${limit}" [[@

/// What is called with the members of a record: their values, or, where there is no bit-field, their addresses.
enum class bound { values, addresses }@

// clang-format off
/// `f` of the `N` members of `t`. One function: compilers compare a new overload with all before it.
template <bound Way, std::size_t N, class T, class F>
constexpr auto with_bound(const T& t, F f) {
]] "${of_members}" [[
}

#if defined(__GNUC__) && !defined(__clang__)
template <bool... Addressable>
struct addressable_members {}@

/// Which members have an address: all but the bit-fields. (clang 14 takes no binding in a requires-expression; it
/// needs none, as it does refer to packed members.)
template <std::size_t N, class T>
constexpr auto with_requirements(const T& t) {
]] "${of_requirements}" [[
}
#endif
// clang-format on

} // namespace ctypes::detail
]])
string(REPLACE "@" "\;" text "${text}")
string(REPLACE "\\;" ";" text "${text}")
if(CHECK)
    file(READ "${header}" there)
    if(NOT there STREQUAL text)
        message(FATAL_ERROR "bound_members.hpp is not what cmake/write_bindings.cmake writes: run `cmake -P cmake/write_bindings.cmake`")
    endif()
else()
    file(WRITE "${header}" "${text}")
endif()
