// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/result_writer.hpp - what a call gives back in registers, brought to where the caller wants it.
//
//     result_writer store(result_place);
//     store.put(registers, result);                // registers: general_vector, general_general ...
//
// A function may be called as one that returns more registers than it does: those mean nothing then. So a few function
// types fetch the result of every function.
#pragma once

#include <ctypes/detail/abi/argument_location.hpp>
#include <ctypes/detail/abi/convention.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

namespace ctypes::detail::runtime {

using word = std::uint64_t;

/// The function types that results are fetched by. On x86-64 the first serves whatever needs one register of a kind.
struct general_vector {
    word a;
    double b;
};
struct general_general {
    word a, b;
};
struct vector_vector {
    double a, b;
};
/// Up to four floating-point members, on AArch64.
struct vectors_4 {
    double v[4];
};
/// A result that the callee writes through x8.
template <std::size_t Words>
struct in_memory {
    word w[Words];
};

/// Makes the compiler take each register for itself: g++ else puts a pair into memory and reads it back with a stall.
template <class T>
inline void in_register(T& part) {
#if defined(__GNUC__) && defined(__x86_64__)
    if constexpr (std::is_same_v<T, double>)
        asm("" : "+x"(part));
    else
        asm("" : "+r"(part));
#elif defined(__GNUC__) && defined(__aarch64__)
    if constexpr (std::is_same_v<T, double>)
        asm("" : "+w"(part));
    else
        asm("" : "+r"(part));
#else
    static_cast<void>(part);
#endif
}

/// The bytes of a long double that are no padding.
inline constexpr std::size_t long_double_bytes =
    std::numeric_limits<long double>::digits == 64 ? 10 : sizeof(long double);

#if defined(__GNUC__)
/// A long double wherever it is. x87 reads and writes its ten bytes, and no padding: reading that with the number, which
/// was just written by itself, is a stall.
struct [[gnu::packed]] any_long_double {
    long double value;
};
inline long double load_long_double(const void* from) { return static_cast<const any_long_double*>(from)->value; }
inline void store_long_double(long double value, void* to) { static_cast<any_long_double*>(to)->value = value; }
#else
inline long double load_long_double(const void* from) {
    long double value;
    std::memcpy(&value, from, sizeof value);
    return value;
}
inline void store_long_double(long double value, void* to) { std::memcpy(to, &value, long_double_bytes); }
#endif

class result_writer {
public:
    /// What is needed behind a call. In memory: that takes two instructions, one that puts it there and one that gets it back; a
    /// register that outlives the call takes a third, since it is to be saved itself.
    class behind_call {
    public:
        behind_call(const result_writer& store, void* to) : store_(&store), to_(to) { touch(*this); }

        template <class R>
        void put(const R& from) {
            touch(*this);
            store_->put(from, to_);
        }

    private:
        const result_writer* store_;
        void* to_;
    };
    /// The same for a long double, which is always put alike.
    class long_double_behind_call {
    public:
        long_double_behind_call(const result_writer&, void* to) : to_(to) { touch(*this); }
        void put(long double from) {
            touch(*this);
            store_long_double(from, to_);
        }

    private:
        void* to_;
    };
    template <class R>
    using behind = std::conditional_t<std::is_same_v<R, long double>, long_double_behind_call, behind_call>;

    result_writer() = default; // nothing comes back

    explicit result_writer(const abi::argument_location& place) : place_(place) {
        using abi::register_class;
        if (place.how != abi::passing_mode::registers) return;
        const auto whole = [&](std::size_t i) { return place.parts[i].size == 8 && place.parts[i].offset == i * 8; };
        const auto general = [&](std::size_t i) { return place.parts[i].where == register_class::general; };
        if (place.parts[0].where == register_class::x87) {
            how_ = how::x87;
        } else if (place.count == 1 && place.parts[0].offset == 0) {
            const std::size_t size = place.parts[0].size;
            if (size == 8)
                how_ = general(0) ? how::general : how::vector;
            else if (size == 4)
                how_ = general(0) ? how::general_4 : how::vector_4;
            else if (general(0) && size <= 2)
                how_ = size == 1 ? how::general_1 : how::general_2;
            else
                how_ = how::parts;
        } else if (place.count == 2 && whole(0) && whole(1)) {
            if (general(0))
                how_ = general(1) ? how::general_general : how::general_vector;
            else
                how_ = general(1) ? how::vector_general : how::vector_vector;
        } else {
            how_ = how::parts;
        }
    }

    /// `to` may be a record of ints: it is not aligned as words are.
    template <class R>
    void put(const R& from, void* to) const {
        if constexpr (std::is_same_v<R, general_vector>)
            put_general_vector(from, to);
        else if constexpr (requires { from.w; })
            std::memcpy(to, &from, place_.size);
        else if constexpr (requires { from.v; })
            put_vectors(from, to);
        else
            put_pair(from, to);
    }

private:
    /// Makes the compiler put it into memory, and read it from there.
    template <class T>
    static void touch([[maybe_unused]] T& kept) {
#if defined(__GNUC__)
        asm volatile("" : "+m"(kept));
#endif
    }

    enum class how : std::uint8_t {
        nothing,
        general,
        general_4,
        general_2,
        general_1,
        vector,
        vector_4, // one register
        general_vector,
        vector_general,
        general_general,
        vector_vector, // two whole ones
        parts,
        x87,
    };

    void put_general_vector(const general_vector& from, void* to) const {
        word general = from.a;
        double vector = from.b;
        in_register(general);
        in_register(vector);
        if (how_ == how::general_4) return store<4>(to, &general);
        if (how_ == how::vector) return store<8>(to, &vector);
        if (how_ == how::general) return store<8>(to, &general);
        if (how_ == how::nothing) return;
        switch (how_) {
        case how::vector_4:
            return store<4>(to, &vector);
        case how::general_1:
            return store<1>(to, &general);
        case how::general_2:
            return store<2>(to, &general);
        case how::general_vector:
            store<8>(to, &general);
            return store<8>(static_cast<std::byte*>(to) + 8, &vector);
        case how::vector_general:
            store<8>(to, &vector);
            return store<8>(static_cast<std::byte*>(to) + 8, &general);
        default: {
            const bool first = place_.parts[0].where == abi::register_class::general;
            const word v = std::bit_cast<word>(vector);
            const word registers[2] = {first ? general : v, first ? v : general};
            put_parts(registers, to);
        }
        }
    }

    template <class R>
    void put_pair(const R& from, void* to) const {
        auto a = from.a;
        auto b = from.b;
        in_register(a);
        in_register(b);
        if constexpr (abi::host == abi::platform_abi::aapcs64) { // where results in one register come this way, too
            if (how_ == how::general_4) return store<4>(to, &a);
            if (how_ == how::general) return store<8>(to, &a);
            if (how_ == how::nothing) return;
            if (how_ == how::general_2) return store<2>(to, &a);
            if (how_ == how::general_1) return store<1>(to, &a);
        }
        if (how_ == how::general_general || how_ == how::vector_vector) {
            store<8>(to, &a);
            return store<8>(static_cast<std::byte*>(to) + 8, &b);
        }
        const word registers[2] = {std::bit_cast<word>(a), std::bit_cast<word>(b)};
        put_parts(registers, to);
    }

    void put_vectors(const vectors_4& from, void* to) const {
        double first = from.v[0];
        if (how_ == how::vector) return store<8>(to, &first);
        if (how_ == how::vector_4) return store<4>(to, &first);
        if (how_ == how::vector_vector) {
            store<8>(to, &first);
            return store<8>(static_cast<std::byte*>(to) + 8, &from.v[1]);
        }
        word registers[4];
        for (std::size_t i = 0; i < 4; ++i) registers[i] = std::bit_cast<word>(from.v[i]);
        put_parts(registers, to);
    }

    template <std::size_t Size>
    static void store(void* to, const void* from) {
        std::memcpy(to, from, Size);
    }

    [[gnu::noinline]] void put_parts(const word* registers, void* to) const {
        for (std::size_t i = 0; i < place_.count; ++i)
            put_bytes(registers[i], static_cast<std::byte*>(to) + place_.parts[i].offset, place_.parts[i].size);
    }
    /// The first bytes of a register, on machines with the least significant one first.
    static void put_bytes(word from, std::byte* to, std::size_t size) {
        const word high = from >> 8 * ((size - 4) & 7);
        if (size == 8) return store<8>(to, &from);
        if (size >= 4) {
            store<4>(to, &from);
            return store<4>(to + size - 4, &high);
        }
        if (size != 2) to[size - 1] = static_cast<std::byte>(from >> 8 * (size - 1));
        if (size != 1) store<2>(to, &from);
    }

    how how_ = how::nothing;
    abi::argument_location place_{};
};

} // namespace ctypes::detail::runtime
