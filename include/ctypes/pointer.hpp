// SPDX-License-Identifier: MIT
// ctypes/pointer.hpp - Python's names for what C++ spells otherwise: byref, cast, address and memory.
//
//     fill(ctypes::byref(value));                              // &value, with a type that C takes
//     auto* p = ctypes::cast<header*>(buffer.data());
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

namespace ctypes {

/// The address of an object, or of what stands `offset` bytes into it. The object must live as long as C uses the
/// address; a temporary is refused.
template <class T>
constexpr T* byref(T& object) noexcept {
    return std::addressof(object);
}
template <class T>
T* byref(T& object, std::ptrdiff_t offset) noexcept {
    using bytes = std::conditional_t<std::is_const_v<T>, const std::byte, std::byte>;
    return reinterpret_cast<T*>(reinterpret_cast<bytes*>(std::addressof(object)) + offset);
}
template <class T>
T* byref(const T&&, std::ptrdiff_t = 0) {
    static_assert(std::is_lvalue_reference_v<T>, "ctypes: byref of a temporary, which is gone when the call begins; "
                                                 "give the object a name first");
    return nullptr;
}

/// A pointer as a pointer of another type, an address as a pointer, a pointer as an address.
///     ctypes::cast<int*>(bytes);   ctypes::cast<void (*)(int)>(symbol);   ctypes::cast<std::uintptr_t>(p);
template <class To, class From>
To cast(From* pointer) noexcept {
    constexpr bool fits =
        std::is_pointer_v<To> || std::is_same_v<To, std::uintptr_t> || std::is_same_v<To, std::intptr_t>;
    static_assert(fits, "ctypes: cast makes pointers of pointers and addresses; use static_cast for values");
    if constexpr (!fits)
        return To{};
    else if constexpr (std::is_function_v<From>)
        return reinterpret_cast<To>(pointer);
    else
        return reinterpret_cast<To>(const_cast<std::remove_cv_t<From>*>(pointer));
}
template <class To, class From>
requires std::is_integral_v<From> To cast(From address)
noexcept {
    static_assert(std::is_pointer_v<To>, "ctypes: cast makes pointers of addresses; use static_cast for values");
    if constexpr (std::is_pointer_v<To>)
        return reinterpret_cast<To>(static_cast<std::uintptr_t>(address));
    else
        return To{};
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
