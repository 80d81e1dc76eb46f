// SPDX-License-Identifier: MIT
// ctypes/dynamic/cast.hpp - a pointer as one of another type, as Python's ctypes.cast.
//
//     dynamic::value bytes(c.type("unsigned char[64]"));
//     dynamic::value header = dynamic::cast(c.type("struct header *"), bytes);
//     header["length"] = 12;                                    // written into bytes
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/assign.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/scalar_value.hpp>
#include <ctypes/detail/dynamic/to_c_declaration.hpp>
#include <ctypes/dynamic/reference.hpp>
#include <ctypes/dynamic/type.hpp>
#include <ctypes/dynamic/value.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>

namespace ctypes::detail::runtime {

/// A pointer, or the integer that holds one, with what it keeps alive: see block::keep.
template <class... Kept>
dynamic::value pointer_value(const dynamic::type& to, const void* address, const Kept&... kept) {
    const bool holds_address = to.kind() == kind::integer && to.size() == sizeof(void*);
    if (to.kind() != kind::pointer && !holds_address)
        throw conversion_error("cast", "'" + to.spelling() +
                                           "' is no pointer type; cast makes pointers, and integers of their size");
    dynamic::value made(to);
    put(made.where().at, address);
    if constexpr (sizeof...(kept) != 0)
        if (!holds_address) made.memory()->keep(0, kept...);
    return made;
}

/// The address an integer is: a negative one as C converts it, `(void *)-1`.
template <class Where>
const void* address_of_number(const scalar_value& n, const dynamic::type& to, const Where& where) {
    widest bits = 0;
    const conversion_status fits = n.integer(sizeof(void*) * 8, n.negative, bits);
    if (fits != conversion_status::yes) refuse_number(where(), n, fits, to.spelling());
    return reinterpret_cast<const void*>(static_cast<std::uintptr_t>(bits));
}

template <holder From>
dynamic::value cast_from(const dynamic::type& to, const From& from) {
    const lvalue at = from.where();
    const std::shared_ptr<object_storage>& memory = from.memory();
    const type_node& given = at.of();
    switch (given.is) {
    case kind::pointer: {
        const void* const p = get<const void*>(at.at);
        const auto* const kept =
            memory != nullptr ? memory->kept_at(static_cast<std::size_t>(at.at - memory->at())) : nullptr;
        return kept != nullptr ? pointer_value(to, p, kept->what, kept->memory) : pointer_value(to, p);
    }
    case kind::array:
        return pointer_value(to, at.at, nullptr, memory);
    case kind::integer:
    case kind::enumeration:
        return pointer_value(to, address_of_number(at.load(), to, from.path_of()));
    default:
        refuse(from.path_of()(), "'" + to_c_declaration(at.type, {}) + "' is no pointer, array or address" +
                                     (is_record(given) ? "; cast a pointer to it: c.type(...).pointer()" : ""));
    }
}

} // namespace ctypes::detail::runtime

namespace ctypes::dynamic {

/// `(T *)from` of C: the address that `from` is or has, as a pointer of type `to`. From a pointer of any kind, an array (its
/// first element), an address as an integer, a callback or function, a C++ pointer or `nullptr`; const is cast away, as in C.
/// What `from` keeps alive is kept by the result, too: the memory of an array or of a pointee made by this layer. `to` may be an
/// integer type of a pointer's size: then it is the address. That what is there has the new type is believed.
///     auto p = dynamic::cast(c.type("struct header *"), bytes);
/// Throws conversion_error when `to` is no such type, or `from` has no address.
/// Source: C17 6.3.2.3; Python's ctypes.cast(obj, type), which has the type behind.
[[nodiscard]] inline value cast(const type& to, const value& from) {
    return ctypes::detail::runtime::cast_from(to, from);
}
[[nodiscard]] inline value cast(const type& to, const reference& from) {
    return ctypes::detail::runtime::cast_from(to, from);
}
template <foreign T>
[[nodiscard]] value cast(const type& to, const T& from) {
    using namespace ctypes::detail::runtime;
    if constexpr (std::is_null_pointer_v<T>) {
        return pointer_value(to, nullptr);
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        return pointer_value(to, address_of_number(scalar_value::of(from), to, path()));
    } else if constexpr (callable_by_c<T>) {
        const void* const address = reinterpret_cast<const void*>(from.pointer());
        if constexpr (requires { from.keep(); })
            return pointer_value(to, address, from.keep());
        else
            return pointer_value(to, address);
    } else if constexpr (std::is_function_v<T>) {
        return pointer_value(to, reinterpret_cast<const void*>(&from));
    } else if constexpr (std::is_array_v<T>) {
        return pointer_value(to, const_cast<const void*>(static_cast<const volatile void*>(from)));
    } else if constexpr (std::is_pointer_v<T> && std::is_function_v<std::remove_pointer_t<T>>) {
        return pointer_value(to, reinterpret_cast<const void*>(from));
    } else if constexpr (std::is_pointer_v<T>) {
        return pointer_value(to, const_cast<const void*>(static_cast<const volatile void*>(from)));
    } else {
        static_assert(std::is_pointer_v<T>,
                      "ctypes: cast takes a pointer, an array, an address or a dynamic::value; pass "
                      "the object's address");
        return {};
    }
}

} // namespace ctypes::dynamic

#endif // CTYPES_HAS_CXX20
