// SPDX-License-Identifier: MIT
// ctypes/detail/call/ffi_arguments.hpp - what libffi is given for the arguments of a signature.
//
// Mostly the arguments themselves. Where libffi would put one into the wrong place (a struct whose integer half
// takes the last integer register on x86-64, before libffi 3.4.7: issue 848) it is given the registers' contents
// one by one, which is the same call. Computed at compile time by detail/abi/lowering.hpp.
#pragma once

#include <ctypes/detail/abi/lowering.hpp>
#include <ctypes/detail/abi/ms_x86_64.hpp>
#include <ctypes/ffi_type_of.hpp>
#include <ctypes/signature.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <tuple>
#include <type_traits>

namespace ctypes::detail {

/// Whether every type of a signature can be described to libffi by itself.
template <class R, class... A>
inline constexpr bool all_describable = (has_ffi_type<R>() && ... && has_ffi_type<A>());

/// Whether a convention looks at the sizes of records only, so that nothing needs to be known of their members.
constexpr bool by_size([[maybe_unused]] convention by) noexcept {
#if defined(__x86_64__) && !defined(_WIN32)
    return by == convention::ms_abi;
#else
    return false;
#endif
}

/// A value for such a convention.
template <class T>
consteval abi::type_description sized_value() {
    if constexpr ((std::is_class_v<T> || std::is_union_v<T>)&&!is_complex<T>)
        return abi::type_description::record(sizeof(T), alignof(T), {});
    else
        return abi_value<T>();
}

template <convention By, class R, class... A>
struct ffi_arguments_of {
    static constexpr std::size_t arity = sizeof...(A);

    /// Whether the places of all arguments can be computed. Not for classes with a descriptor of the user's.
    static constexpr bool placed =
        By == convention::platform && abi::supported && (fields_known<R>() && ... && fields_known<A>());

    static constexpr auto plan = [] {
        if constexpr (by_size(By)) {
            abi::plan<arity> p;
            const std::array<abi::type_description, arity> arguments{sized_value<A>()...};
            p.ffi = abi::ms_x86_64::lower(sized_value<R>(), arguments, p.pieces);
            return p;
        } else if constexpr (placed && all_describable<R, A...>) {
            return abi::make_plan<arity>(abi::host, abi_value<R>(), {abi_value<A>()...}, ffi_type_traits<R>::get(),
                                         {ffi_type_traits<A>::get()...});
        } else {
            abi::plan<arity> plain;
            plain.ffi.count = arity;
            if constexpr (all_describable<R, A...>) {
                plain.ffi.result.type = ffi_type_traits<R>::get();
                if constexpr (!std::is_void_v<R>) plain.ffi.result.size = sizeof(R);
                std::size_t i = 0;
                ((plain.pieces[i] = {ffi_type_traits<A>::get(), i, 0, sizeof(A)}, ++i), ...);
            } else {
                plain.ffi.refused = "a type has no description";
            }
            return plain;
        }
    }();

    static constexpr bool possible = plan.ffi.refused == nullptr;
    static constexpr bool one_to_one = plan.ffi.one_to_one;
    static constexpr std::size_t count = plan.ffi.count;
    static constexpr std::size_t stack_room = plan.ffi.stack_room;

    static constexpr ffi_type* result_type() noexcept { return plan.ffi.result.type; }

    static constexpr std::array<ffi_type*, count + 1> types() noexcept {
        std::array<ffi_type*, count + 1> list{};
        for (std::size_t i = 0; i < count; ++i) list[i] = plan.pieces[i].type;
        return list;
    }

    /// How many pieces the first `arguments` arguments make; a filler belongs to the argument behind it.
    static constexpr std::size_t count_of_first(std::size_t arguments) noexcept {
        std::size_t found = 0;
        for (std::size_t i = 0; i < count; ++i)
            if (plan.pieces[i].argument != abi::ffi_argument::padding && plan.pieces[i].argument < arguments)
                found = i + 1;
        return found;
    }

    /// Whether an argument travels as the address of a copy.
    static constexpr bool copies = [] {
        for (std::size_t i = 0; i < count; ++i)
            if (plan.pieces[i].by_address) return true;
        return false;
    }();

    /// What ffi_call takes for the arguments of one call.
    class values {
    public:
        explicit values(const A&... arguments) : copies_(arguments...) {
            static constinit std::uint64_t padding = 0;
            const std::array<const void*, arity + 1> whole{static_cast<const void*>(std::addressof(arguments))...,
                                                           nullptr};
            for (std::size_t i = 0; i < count; ++i) {
                const abi::ffi_argument& piece = plan.pieces[i];
                if (piece.argument == abi::ffi_argument::padding)
                    list_[i] = &padding;
                else if (piece.by_address)
                    list_[i] = copies_.address_of(piece.argument);
                else
                    list_[i] = static_cast<std::byte*>(const_cast<void*>(whole[piece.argument])) + piece.offset;
            }
        }
        values(const values&) = delete;
        values& operator=(const values&) = delete;

        void** get() noexcept { return list_; }

    private:
        struct no_copies {
            explicit no_copies(const A&...) {}
            static void* address_of(std::size_t) { return nullptr; }
        };
        struct kept_copies {
            std::tuple<A...> arguments;
            std::array<void*, arity + 1> addresses;
            explicit kept_copies(const A&... from)
                : arguments(from...), addresses(std::apply(
                                          [](auto&... each) {
                                              return std::array<void*, arity + 1>{
                                                  const_cast<void*>(static_cast<const void*>(std::addressof(each)))...};
                                          },
                                          arguments)) {}
            void* address_of(std::size_t argument) { return &addresses[argument]; }
        };

        void* list_[count + 1]{};
        [[no_unique_address]] std::conditional_t<copies, kept_copies, no_copies> copies_;
    };

    /// Argument `I` of a closure's call, put together from what libffi delivers.
    template <std::size_t I>
    static auto gather(void* const* values) noexcept {
        using type = std::tuple_element_t<I, std::tuple<A...>>;
        alignas(type) std::array<std::byte, sizeof(type)> bytes{};
        if constexpr (one_to_one) {
            std::memcpy(bytes.data(), values[I], sizeof(type));
        } else {
            for (std::size_t i = 0; i < count; ++i) {
                const abi::ffi_argument& piece = plan.pieces[i];
                if (piece.argument != I) continue;
                const void* const from = piece.by_address ? *static_cast<void**>(values[i]) : values[i];
                std::memcpy(bytes.data() + piece.offset, from, piece.size);
            }
        }
        return std::bit_cast<type>(bytes);
    }
};

/// Whether a signature can go through libffi, as a call or as a closure.
template <class R, class P, convention By = convention::platform>
inline constexpr bool has_ffi_signature = false;
template <class R, class... A, convention By>
inline constexpr bool has_ffi_signature<R, types<A...>, By> = [] {
    if constexpr (by_size(By) || all_describable<R, A...>)
        return ffi_arguments_of<By, R, A...>::possible;
    else
        return false;
}();

} // namespace ctypes::detail
