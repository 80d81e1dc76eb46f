// ctypes/dynamic/frame.hpp - calls any function by filling all the registers arguments can be in.
//
//     frame f;  f.words[0] = 3;  f.words[frame::vector] = bits of 2.5;
//     enter(address, f.words, out);                  // int g(int, double)
//
// System V x86-64 and AAPCS64 assign general and vector registers independently of each other, and the caller
// removes the arguments. So a function that is called as `R f(word, ... word, double, ... double, word, ...)` finds
// its own arguments where it looks, whatever their order was, and does not see the others: the compiler makes
// the call, and no classification is left to be done. Only words that are used need to be filled.
#pragma once

#include <ctypes/type/abi/convention.hpp>
#include <ctypes/type/abi/placement.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#if defined(__clang__)
#define CTYPES_CALLS_BY_OTHER_TYPE __attribute__((no_sanitize("function")))
#else
#define CTYPES_CALLS_BY_OTHER_TYPE
#endif

namespace ctypes::detail::runtime {

using word = std::uint64_t;

/// What a call is entered with: register contents, words of the stack, and room for copies that travel by address.
struct frame {
    static constexpr std::size_t general_count = abi::host == abi::convention::aapcs64 ? 8 : 6;
    static constexpr std::size_t vector_count = 8;
    static constexpr std::size_t stack_count = 16;
    static constexpr std::size_t copies_count = abi::host == abi::convention::aapcs64 ? 64 : 0;

    static constexpr std::size_t general = 0;
    static constexpr std::size_t vector = general_count;
    static constexpr std::size_t stack = vector + vector_count;
    static constexpr std::size_t copies = stack + stack_count;
    static constexpr std::size_t count = copies + copies_count;

    // not initialised on purpose: a call fills what it uses
    alignas(16) word words[count];

    /// The vector registers as the doubles they are handed over as.
    struct doubles {
        const word* from;
        double operator[](std::size_t i) const {
            double d;
            std::memcpy(&d, from + i, sizeof d);
            return d;
        }
    };
    [[nodiscard]] doubles reals() const noexcept { return {words + vector}; }
};

/// The function types that results are fetched by. Each fills `out` with one word for each register.
struct general_general {
    word a, b;
};
struct vector_vector {
    double a, b;
};
struct general_vector {
    word a;
    double b;
};
struct vector_general {
    double a;
    word b;
};
struct vectors_3 {
    double v[3];
};
struct vectors_4 {
    double v[4];
};
/// A result that the callee writes through x8.
template <std::size_t Words>
struct in_memory {
    word w[Words];
};

/// Enters the function with `words`, brings the registers of the result to `out`.
using entry = void (*)(void (*function)(), const word* words, void* out);

/// How many general registers, vector registers and stack words an entry fills.
struct extent {
    std::size_t general = 0;
    std::size_t vector = 0;
    std::size_t stack = 0;
};

template <class R, std::size_t G, std::size_t V, std::size_t S, bool Variadic>
struct entrance {
    template <std::size_t>
    using a_word = word;
    template <std::size_t>
    using a_double = double;

    static void enter(void (*function)(), const word* words, void* out) {
        enter(function, words, out, std::make_index_sequence<G>{}, std::make_index_sequence<V>{}, std::make_index_sequence<S>{});
    }

private:
    static double real(const word* w) {
        double d;
        std::memcpy(&d, w, sizeof d);
        return d;
    }

    template <std::size_t... I, std::size_t... J, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE static void enter(void (*function)(), [[maybe_unused]] const word* w, [[maybe_unused]] void* out,
                                                 std::index_sequence<I...>, std::index_sequence<J...>,
                                                 std::index_sequence<K...>) {
        const auto callee = [&] {
            // with `...`, x86-64 callers announce in al that vector registers are in use
            if constexpr (Variadic) return reinterpret_cast<R (*)(a_word<I>..., a_double<J>..., ...)>(function);
            else return reinterpret_cast<R (*)(a_word<I>..., a_double<J>..., a_word<K>...)>(function);
        }();
        if constexpr (std::is_void_v<R>) {
            callee(w[I]..., real(w + frame::vector + J)..., w[frame::stack + K]...);
        } else {
            store(callee(w[I]..., real(w + frame::vector + J)..., w[frame::stack + K]...), out);
        }
    }

    // register by register: a copy of the whole would be read back with a stall
    template <class Result>
    static void store(const Result& r, void* to) {
        auto* const out = static_cast<std::byte*>(to); // perhaps a record of ints: not aligned as words are
        if constexpr (requires { r.b; }) {
            word a = std::bit_cast<word>(r.a);
            word b = std::bit_cast<word>(r.b);
#if defined(__GNUC__)
            asm("" : "+r"(a), "+r"(b)); // else g++ reads both back at once, behind two stores
#endif
            std::memcpy(out, &a, 8);
            std::memcpy(out + 8, &b, 8);
        } else if constexpr (requires { r.v; }) {
            for (std::size_t i = 0; i < sizeof r.v / sizeof r.v[0]; ++i) std::memcpy(out + 8 * i, &r.v[i], 8);
        } else {
            std::memcpy(out, &r, sizeof r);
        }
    }
};

/// The smallest entry that fills what is used; null when there is none.
template <class R>
entry find_entry(const extent& used, bool variadic) {
    constexpr std::size_t g = frame::general_count;
    constexpr std::size_t v = frame::vector_count;
    const auto fits = [&used](std::size_t general, std::size_t vector, std::size_t stack) {
        return used.general <= general && used.vector <= vector && used.stack <= stack;
    };
    if (variadic) {
        if (fits(g, v, 0)) return &entrance<R, g, v, 0, true>::enter;
        if (fits(g, v, frame::stack_count)) return &entrance<R, g, v, frame::stack_count, true>::enter;
        return nullptr;
    }
    if (fits(2, 0, 0)) return &entrance<R, 2, 0, 0, false>::enter;
    if (fits(0, 2, 0)) return &entrance<R, 0, 2, 0, false>::enter;
    if (fits(2, 2, 0)) return &entrance<R, 2, 2, 0, false>::enter;
    if (fits(g, 0, 0)) return &entrance<R, g, 0, 0, false>::enter;
    if (fits(g, v, 0)) return &entrance<R, g, v, 0, false>::enter;
    if (fits(g, v, 4)) return &entrance<R, g, v, 4, false>::enter;
    if (fits(g, v, frame::stack_count)) return &entrance<R, g, v, frame::stack_count, false>::enter;
    return nullptr;
}

/// The words a result of this size needs, when it is written through x8.
inline constexpr std::size_t result_words = 32;

/// The entry for a result at `place`, and a signature that uses so much.
inline entry find_entry(const abi::placement& place, const extent& used, bool variadic) {
    using abi::bank;
    if constexpr (abi::host == abi::convention::unknown) return nullptr;
    if (place.how == abi::way::nothing) return find_entry<void>(used, variadic);
    if (place.how == abi::way::reference) {
        if constexpr (abi::host != abi::convention::aapcs64) return find_entry<void>(used, variadic); // a hidden argument
        else {
            if (place.size <= 32) return find_entry<in_memory<4>>(used, variadic);
            if (place.size <= result_words * 8) return find_entry<in_memory<result_words>>(used, variadic);
            return nullptr;
        }
    }
    if (place.how != abi::way::registers) return nullptr;
    for (std::size_t i = 0; i < place.count; ++i)
        if (place.parts[i].where != bank::x87 && place.parts[i].size > 8) return nullptr; // whole vector registers
    const auto at = [&](std::size_t i) { return place.parts[i].where; };
    if (place.count == 1) {
        if (at(0) == bank::x87) return find_entry<long double>(used, variadic);
        return at(0) == bank::general ? find_entry<word>(used, variadic) : find_entry<double>(used, variadic);
    }
    if (place.count == 2) {
        if (at(0) == bank::x87) return nullptr;
        if (at(0) == bank::general)
            return at(1) == bank::general ? find_entry<general_general>(used, variadic)
                                          : find_entry<general_vector>(used, variadic);
        return at(1) == bank::general ? find_entry<vector_general>(used, variadic)
                                      : find_entry<vector_vector>(used, variadic);
    }
    return place.count == 3 ? find_entry<vectors_3>(used, variadic) : find_entry<vectors_4>(used, variadic);
}

} // namespace ctypes::detail::runtime
