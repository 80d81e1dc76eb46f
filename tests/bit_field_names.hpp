// bit_field_names.hpp - what the compiler at hand tells of bit-fields: each is held to exactly that.
//
//     CHECK(format(flags{5}) == "{" + bit_field("mode", "bits 0..2") + " = 5}");
#pragma once

#include <string>

/// Whether the names of bit-fields are known: from clang 15 on, never with g++.
#if defined(__clang__) && __clang_major__ >= 15
inline constexpr bool tells_bit_fields = true;
#else
inline constexpr bool tells_bit_fields = false;
#endif

/// How ctypes::format calls a bit-field.
inline std::string bit_field(const char* name, const char* place) {
    return tells_bit_fields ? '.' + std::string(name) : place;
}

/// How a layout's table calls a bit-field.
inline std::string table_name(const char* name) { return tells_bit_fields ? name : "(unnamed)"; }
