// SPDX-License-Identifier: MIT
// ctypes/explain.hpp - where the arguments and the result of a function travel, as text.
//
//     struct reading { char tag; double value; char more; };
//     std::cout << ctypes::explain<double(int, reading)>();
//     // arg 0: rdi; arg 1: memory, 24 bytes, stack+0; result: xmm0
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/detail/abi/convention.hpp>
#include <ctypes/detail/abi/type_description.hpp>
#include <ctypes/signature.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace ctypes {

namespace detail {

/// Writes into `to`, or only counts where that is null.
struct explanation {
    char* to = nullptr;
    std::size_t length = 0;

    constexpr explanation& put(std::string_view text) {
        for (const char c : text) {
            if (to != nullptr) to[length] = c;
            ++length;
        }
        return *this;
    }
    constexpr explanation& put(std::size_t n) {
        if (n >= 10) put(n / 10);
        const char digit = static_cast<char>('0' + n % 10);
        return put(std::string_view(&digit, std::size_t{1}));
    }

    /// "rdi" for a value in one register, "rdi (bytes 0-7), xmm0 (bytes 8-15)" for more.
    constexpr void put_parts(const abi::argument_location& p) {
        for (std::size_t i = 0; i < p.count; ++i) {
            if (i != 0) put(", ");
            put(p.parts[i].name);
            const std::size_t first = p.parts[i].offset, last = first + p.parts[i].size - 1;
            if (p.count > 1 || first != 0) {
                put(first == last ? " (byte " : " (bytes ").put(first);
                if (first != last) put("-").put(last);
                put(")");
            }
        }
    }

    constexpr void put_place(const abi::argument_location& p) {
        switch (p.how) {
        case abi::passing_mode::nothing:
            put("nothing");
            break;
        case abi::passing_mode::registers:
            put_parts(p);
            break;
        case abi::passing_mode::stack:
            put("memory, ").put(p.size).put(p.size == 1 ? " byte, stack+" : " bytes, stack+").put(p.stack_offset);
            break;
        case abi::passing_mode::reference:
            put("memory, ").put(p.size).put(p.size == 1 ? " byte, address " : " bytes, address ");
            if (p.count != 0)
                put("in ").put(p.parts[0].name);
            else
                put("on stack+").put(p.stack_offset);
            break;
        }
        if (p.compilers_disagree) put(" (GCC and clang differ)");
    }

    constexpr void put_argument(std::size_t i, std::span<const std::string_view> names) {
        if (i < names.size() && !names[i].empty())
            put(names[i]);
        else
            put("arg ").put(i);
    }
};

/// A whole signature. `names` may be shorter than the list of arguments.
template <std::size_t Arity, class Out>
constexpr void explain_as(abi::platform_abi by, const abi::type_description& result,
                          const std::array<abi::type_description, Arity>& arguments, bool variadic,
                          std::span<const std::string_view> names, Out& out) {
    if (by == abi::platform_abi::unknown) {
        out.put("the places of this calling convention are not known here; "
                "those of x86-64 System V and AArch64 Linux are");
        return;
    }
    abi::argument_location result_place;
    std::array<abi::argument_location, Arity> places{};
    abi::place(by, result, arguments, result_place, places);
    for (std::size_t i = 0; i < Arity; ++i) {
        out.put_argument(i, names);
        out.put(": ").put_place(places[i]);
        out.put("; ");
    }
    if (variadic) {
        out.put("...: the places that follow");
        if (by == abi::platform_abi::sysv_x86_64) out.put(", the number of vector registers in al");
        out.put("; ");
    }
    out.put("result: ").put_place(result_place);
}

/// The name of what is not known in a type; empty when it is its members.
template <class T>
consteval std::string_view unknown_scalar() {
    if constexpr (std::is_void_v<first_unknown_t<T>>)
        return {};
    else
        return type_name<first_unknown_t<T>>();
}

template <class R, class Parameters, bool Variadic>
struct explained;
template <class R, class... A, bool Variadic>
struct explained<R, types<A...>, Variadic> {
    static constexpr bool valid = (require_c_type<R>() && ... && require_c_type<A>());

    template <class Out>
    static constexpr void write(abi::platform_abi by, std::span<const std::string_view> names, Out& out) {
        if constexpr (!valid) {
            out.put("no C function"); // after the error
        } else if constexpr ((fields_known<R>() && ... && fields_known<A>())) {
            detail::explain_as<sizeof...(A)>(by, abi_value<R>(), {abi_value<A>()...}, Variadic, names, out);
        } else {
            const std::array<bool, sizeof...(A) + 1> known{fields_known<A>()..., fields_known<R>()};
            const std::array<std::string_view, sizeof...(A) + 1> spelled{type_name<A>()..., type_name<R>()};
            const std::array<std::string_view, sizeof...(A) + 1> unknown{unknown_scalar<A>()..., unknown_scalar<R>()};
            std::size_t i = 0;
            while (known[i]) ++i;
            if (i < sizeof...(A))
                out.put_argument(i, names);
            else
                out.put("result");
            if (!unknown[i].empty())
                out.put(": where the compiler passes ").put(unknown[i]).put(" is not known");
            else
                out.put(": the members of ").put(spelled[i]).put(" are not known; name them in ctypes::describe");
        }
    }
};

/// The text in static storage, and terminated by a zero. `Names` has the names of parameters as its `list`.
template <class Explained, class Names, abi::platform_abi By>
struct explained_text {
    static constexpr std::size_t length = [] {
        explanation counted;
        Explained::write(By, Names::list, counted);
        return counted.length;
    }();
    static constexpr auto text = [] {
        std::array<char, length + 1> characters{};
        explanation written{characters.data()};
        Explained::write(By, Names::list, written);
        return characters;
    }();
    static constexpr std::string_view value{text.data(), length};
};

struct no_names {
    static constexpr std::array<std::string_view, 0> list{};
};

template <class Signature>
struct signature_to_explain {
    using type = Signature;
};
template <class Function>
requires requires { typename Function::signature_type; }
struct signature_to_explain<Function> {
    using type = typename Function::signature_type;
};

template <class Signature, class Names = no_names, abi::platform_abi By = abi::host>
constexpr std::string_view explain_signature() noexcept {
    using parts = signature<typename signature_to_explain<Signature>::type>;
    using explained = detail::explained<typename parts::c_result, typename parts::c_parameters, parts::variadic>;
    constexpr bool own = parts::convention == convention::platform;
    return explained_text < explained, Names, own ? By : abi::platform_abi::unknown > ::value;
}

} // namespace detail

/// Says where each argument and the result of a function travel on this platform. A constant, zero-terminated text:
///     ctypes::explain<double(double, point)>()           // "arg 0: xmm0; arg 1: rdi (bytes 0-7), xmm1 (bytes 8-15); ..."
///     ctypes::explain<decltype(f)>()                     // of a ctypes::function or a function pointer
/// Per place: registers, with the bytes of the value in each when there are several; `memory, 24 bytes, stack+8`, from
/// the first argument on the stack (on x86-64 the return address stands below it); `memory, 24 bytes, address in x0`, of
/// a copy, and for a result of the room that the caller gives; `nothing` for void and what takes no place. Where the
/// members of a union are not known, or an extension of the compiler, or the calling convention, the text says so. Annotated parameters
/// (ctypes::out) are shown as C has them. ctypes/explain_declaration.hpp does the same for C text, with its names.
/// (System V psABI for x86-64, section 3.2.3; AAPCS64, section 6.8.2.)
template <class Signature>
constexpr std::string_view explain() noexcept {
    return detail::explain_signature<Signature>();
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
