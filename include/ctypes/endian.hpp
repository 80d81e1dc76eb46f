// SPDX-License-Identifier: MIT
// ctypes/endian.hpp - members with a fixed byte order, also where they are not aligned.
//
//     struct header { ctypes::big_endian<std::uint16_t> port; ctypes::big_endian<std::uint32_t> address; };
//     header h{80, 0x7f000001};      if (h.port == 80) ...
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/describe.hpp>
#include <ctypes/ffi_type_of.hpp>
#include <ctypes/type_name.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes {

/// A number, an enum or a bool stored as `sizeof(T)` bytes in the given order; reads and writes as a `T`. Aligned to
/// one byte, so that it may stand anywhere, as fields of files and packets do. To C it is the array of its bytes.
/// Python's BigEndianStructure and LittleEndianStructure, member by member.
template <class T, std::endian Order>
class ordered {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>,
                  "ctypes: a byte order is a property of numbers and enums; apply it to each member of a record");

public:
    std::array<std::byte, sizeof(T)> bytes;

    ordered() = default;
    constexpr ordered(T value) noexcept : bytes(turned(std::bit_cast<std::array<std::byte, sizeof(T)>>(value))) {}

    constexpr operator T() const noexcept { return get(); }
    constexpr T get() const noexcept { return std::bit_cast<T>(turned(bytes)); }
    constexpr ordered& operator+=(T value) noexcept { return *this = static_cast<T>(get() + value); }
    constexpr ordered& operator-=(T value) noexcept { return *this = static_cast<T>(get() - value); }
    constexpr ordered& operator|=(T value) noexcept { return *this = static_cast<T>(get() | value); }
    constexpr ordered& operator&=(T value) noexcept { return *this = static_cast<T>(get() & value); }

private:
    static constexpr std::array<std::byte, sizeof(T)> turned(std::array<std::byte, sizeof(T)> value) noexcept {
        if constexpr (Order != std::endian::native) std::reverse(value.begin(), value.end());
        return value;
    }
};

template <class T>
using big_endian = ordered<T, std::endian::big>;
template <class T>
using little_endian = ordered<T, std::endian::little>;

template <class T, std::endian Order>
struct ffi_type_traits<ordered<T, Order>> : ffi_type_traits<std::array<std::byte, sizeof(T)>> {};
template <class T, std::endian Order>
struct describe<ordered<T, Order>> : members<&ordered<T, Order>::bytes> {};

namespace detail {
inline constexpr std::string_view big_endian_name = "big_endian<", little_endian_name = "little_endian<";
template <class T>
struct named<ordered<T, std::endian::big>> : joined<big_endian_name, named<T>::value, word<'>'>::value> {};
template <class T>
struct named<ordered<T, std::endian::little>> : joined<little_endian_name, named<T>::value, word<'>'>::value> {};
} // namespace detail

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
