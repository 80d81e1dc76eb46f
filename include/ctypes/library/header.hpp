// ctypes/library/header.hpp - type and name of a function or variable, taken from its declaration in a real header.
//
//     #include <zlib.h>
//     auto crc = libz.function<&::crc32>();           // no link dependency: the linker never hears of crc32
//     int& optind_ = libc.variable<&::optind>();
//
// Only the compiler sees the pointer, as a template argument; no reference to the symbol comes into the object file,
// at -O0 neither, nor into its debug information. An overloaded function is chosen by a cast. The name is the one in the source: a function that its
// header renames by an assembler label (sscanf, fopen64) is bound with its real name, `function<&::sscanf>("...")`.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/members.hpp>
#include <ctypes/signature/convention.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes::detail {

/// The signature of what a pointer to a function points to, without `noexcept`. It is deduced: naming its type would make
/// g++ warn of the attributes that it drops (-Wignored-attributes).
template <auto Declared>
using declared_function = typename decltype(detail::called_by(Declared))::type;

template <auto Declared>
concept function_from_header = requires { detail::called_by(Declared); };

template <auto Declared>
concept variable_from_header = std::is_pointer_v<decltype(Declared)> && std::is_object_v<std::remove_pointer_t<decltype(Declared)>>;

/// The name of what `Declared` points to, with a terminating zero.
///     clang: [Pointer = &crc32]     g++: [with auto Pointer = crc32; ...] or (& optind)
template <auto Declared>
struct declared_name {
    CTYPES_NODEBUG static constexpr std::string_view found = detail::last_word(pretty_member<Declared>());
    CTYPES_NODEBUG static constexpr auto text = [] {
        std::array<char, found.size() + 1> characters{};
        for (std::size_t i = 0; i < found.size(); ++i) characters[i] = found[i];
        return characters;
    }();
};

} // namespace ctypes::detail
