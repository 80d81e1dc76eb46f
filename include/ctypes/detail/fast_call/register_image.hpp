// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/register_image.hpp - calls any function by filling all the registers arguments can be in.
//
//     frame f;  f.words[frame::general] = 3;  f.words[frame::vector] = bits of 2.5;
//     enter(address, f.words, store, result);             // int g(int, double)
//
// System V x86-64 and AAPCS64 assign general and vector registers independently of each other, and the caller
// removes the arguments. So a function that is called as `R f(word, ... word, double, ... double, word, ...)` finds
// its own arguments where it looks, whatever their order was, and does not see the others: the compiler makes
// the call, and no classification is left to be done. Only words that are used need to be filled.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/abi/argument_location.hpp>
#include <ctypes/detail/abi/convention.hpp>
#include <ctypes/detail/fast_call/result_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

/// What a call is entered with: register contents, words of the stack, and room for copies that travel by address.
struct register_image {
    static constexpr std::size_t general_count = abi::host == abi::platform_abi::aapcs64 ? 8 : 6;
    static constexpr std::size_t vector_count = 8;
    static constexpr std::size_t stack_count = 16;
    static constexpr std::size_t copies_count = abi::host == abi::platform_abi::aapcs64 ? 64 : 0;

    // The stack right behind the general registers: an integer's place is its number, whichever of them it is in.
    static constexpr std::size_t vector = 0;
    static constexpr std::size_t general = vector_count;
    static constexpr std::size_t stack = general + general_count;
    static constexpr std::size_t copies = stack + stack_count;
    static constexpr std::size_t count = copies + copies_count;

    // not initialised on purpose: a call fills what it uses
    alignas(16) word words[count];
};

/// How many general registers, vector registers and stack words a call fills.
struct stack_extent {
    std::size_t general = 0;
    std::size_t vector = 0;
    std::size_t stack = 0;

    [[nodiscard]] bool within(std::size_t g, std::size_t v, std::size_t s) const {
        return general <= g && vector <= v && stack <= s;
    }
};

template <std::size_t>
using a_word = word;
template <std::size_t>
using a_double = double;

/// What is in a register that means nothing: no instruction puts it there. (volatile: else one is copied to all.)
template <class T>
inline T anything() {
    T value{};
#if defined(__GNUC__) && defined(__x86_64__)
    if constexpr (std::is_same_v<T, double>)
        asm volatile("" : "=x"(value));
    else
        asm volatile("" : "=r"(value));
#elif defined(__GNUC__) && defined(__aarch64__)
    if constexpr (std::is_same_v<T, double>)
        asm volatile("" : "=w"(value));
    else
        asm volatile("" : "=r"(value));
#endif
    return value;
}

/// The bits of a double, by which whatever travels in a vector register is handed over.
inline double as_double(const void* at) {
    double d;
    std::memcpy(&d, at, sizeof d);
    return d;
}

/// Enters the function with `words`, brings the result to its place.
using entry = void (*)(void (*function)(), const word* words, const result_writer& store, void* result);

/// The entry that fills `G` general registers, `V` vector registers and `S` words of the stack.
template <class R, std::size_t G, std::size_t V, std::size_t S, bool Variadic>
struct call_stub {
    static void enter(void (*function)(), const word* words, const result_writer& store, void* result) {
        constexpr bool pass_all = S != 0; // words go to the stack when no register is left
        enter(function, words, store, result, std::make_index_sequence<G>{},
              std::make_index_sequence < pass_all ? register_image::general_count - G : 0 > {},
              std::make_index_sequence<V>{},
              std::make_index_sequence < pass_all ? register_image::vector_count - V : 0 > {},
              std::make_index_sequence<S>{});
    }

private:
    template <std::size_t... I, std::size_t... U, std::size_t... J, std::size_t... W, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE static void enter(void (*function)(), [[maybe_unused]] const word* w,
                                                 const result_writer& store, void* result, std::index_sequence<I...>,
                                                 std::index_sequence<U...>, std::index_sequence<J...>,
                                                 std::index_sequence<W...>, std::index_sequence<K...>) {
        const auto callee = [&] {
            // with `...`, x86-64 callers announce in al that vector registers are in use
            if constexpr (Variadic)
                return reinterpret_cast<R (*)(a_word<I>..., a_word<U>..., a_double<J>..., a_double<W>..., ...)>(
                    function);
            else
                return reinterpret_cast<R (*)(a_word<I>..., a_word<U>..., a_double<J>..., a_double<W>...,
                                              a_word<K>...)>(function);
        }();
        result_writer::behind<R> behind(store, result);
        behind.put(callee(w[register_image::general + I]..., anything<a_word<U>>()...,
                          as_double(w + register_image::vector + J)..., anything<a_double<W>>()...,
                          w[register_image::stack + K]...));
    }
};

/// The function types that fetch most results.
template <class R>
inline constexpr bool common =
    std::is_same_v<R, general_vector> || std::is_same_v<R, general_general> || std::is_same_v<R, vectors_4>;

/// The smallest entry that fills what is used; null when there is none.
template <class R>
entry find_entry(const stack_extent& used, bool variadic) {
    constexpr std::size_t g = register_image::general_count;
    constexpr std::size_t v = register_image::vector_count;
    constexpr std::size_t s = register_image::stack_count;
    if (variadic) {
        if (used.within(g, v, 0)) return &call_stub<R, g, v, 0, true>::enter;
        if (used.within(g, v, s)) return &call_stub<R, g, v, s, true>::enter;
        return nullptr;
    }
    if (used.within(2, 2, 0)) return &call_stub<R, 2, 2, 0, false>::enter;
    if (used.within(g, 0, 0)) return &call_stub<R, g, 0, 0, false>::enter;
    if (used.within(4, 4, 0)) return &call_stub<R, 4, 4, 0, false>::enter;
    if (used.within(g, v, 0)) return &call_stub<R, g, v, 0, false>::enter;
    if (used.within(0, 0, 4)) return &call_stub<R, 0, 0, 4, false>::enter;
    if (used.within(2, 2, 4)) return &call_stub<R, 2, 2, 4, false>::enter;
    if constexpr (common<R>)
        if (used.within(g, 0, 4)) return &call_stub<R, g, 0, 4, false>::enter;
    if (used.within(g, v, 4)) return &call_stub<R, g, v, 4, false>::enter;
    if (used.within(g, v, s)) return &call_stub<R, g, v, s, false>::enter;
    return nullptr;
}

/// The words a result of this size needs, when it is written through x8.
inline constexpr std::size_t result_words = 32;

/// Calls `with.template operator()<R>()` with the function type's result for a result at `place`; gives a null
/// pointer when there is none.
template <class Answer, class With>
Answer by_result(const abi::argument_location& place, const With& with) {
    using abi::passing_mode;
    using abi::register_class;
    constexpr bool x86_64 = abi::host == abi::platform_abi::sysv_x86_64;
    using nothing = std::conditional_t<x86_64, general_vector, general_general>;
    if constexpr (abi::host == abi::platform_abi::unknown) return nullptr;
    if (place.how == passing_mode::nothing) return with.template operator()<nothing>();
    if (place.how == passing_mode::reference) {
        if constexpr (x86_64)
            return with.template operator()<nothing>(); // a hidden argument
        else {
            if (place.size <= 32) return with.template operator()<in_memory<4>>();
            if (place.size <= result_words * 8) return with.template operator()<in_memory<result_words>>();
            return nullptr;
        }
    }
    if (place.how != passing_mode::registers) return nullptr;
    std::size_t general = 0;
    for (std::size_t i = 0; i < place.count; ++i) {
        if (place.parts[i].where == register_class::x87) {
            if (place.count == 1) return with.template operator()<long double>();
            return nullptr;
        }
        if (place.parts[i].size > 8) { // whole vector registers, of AArch64
            if constexpr (!x86_64 && sizeof(long double) == 16)
                if (place.count == 1 && place.size == 16) return with.template operator()<long double>();
            return nullptr;
        }
        if (place.parts[i].where == register_class::general) ++general;
    }
    if constexpr (x86_64) {
        if (general <= 1 && place.count - general <= 1) return with.template operator()<general_vector>();
        return general == 2 ? with.template operator()<general_general>() : with.template operator()<vector_vector>();
    } else {
        return general != 0 ? with.template operator()<general_general>() : with.template operator()<vectors_4>();
    }
}

/// The entry for a result at `place`, and a signature that uses so much.
inline entry find_entry(const abi::argument_location& place, const stack_extent& used, bool variadic) {
    return by_result<entry>(place, [&]<class R>() { return find_entry<R>(used, variadic); });
}

} // namespace ctypes::detail::runtime
