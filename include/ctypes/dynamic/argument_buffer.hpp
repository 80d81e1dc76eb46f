// SPDX-License-Identifier: MIT
// ctypes/dynamic/argument_buffer.hpp - a call whose arguments the caller puts into their registers' places itself.
//
//     auto s = power.slots();
//     s.set(0, 2.0);  s.set(1, 10.0);
//     s.call();
//     double r = s.result<double>();
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/detail/fast_call/prefilled_call.hpp>
#include <ctypes/error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>
#include <vector>

namespace ctypes::dynamic {

/// One call's places, filled again and again: for interpreters, which know the types of what they pass. Nothing is
/// checked and nothing converted: argument `i` is given as the C++ type that is the parameter's. It keeps what
/// the function keeps alive: its library. For one thread.
class argument_buffer : detail::runtime::prefilled_call {
    using signature = detail::runtime::signature;
    using word = detail::runtime::word;
    using register_image = detail::runtime::register_image;

    template <class T>
    static constexpr bool in_one_word = sizeof(T) <= sizeof(word) &&
                                        (std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_pointer_v<T> ||
                                         std::is_null_pointer_v<T>);

public:
    /// Throws ffi_error where arguments have no such places: a function with `...`, an unknown calling convention,
    /// more than 16 words of stack, whole vector registers. Call such a function by values.
    argument_buffer(std::shared_ptr<const signature> of, void (*address)(), std::shared_ptr<const void> kept = {});

    /// Argument `i`: a number or a pointer, in its register or word of the stack.
    template <class T>
    requires(in_one_word<T>) void set(std::size_t i, T argument) noexcept {
        word w = 0; // a word is always written as a whole: half of one is read with a stall
        if constexpr (std::is_floating_point_v<T>)
            std::memcpy(&w, &argument, sizeof argument);
        else if constexpr (std::is_pointer_v<T>)
            w = reinterpret_cast<std::uintptr_t>(argument);
        else if constexpr (!std::is_null_pointer_v<T>)
            w = static_cast<word>(argument); // extended
        // not several at once by a vector: they may have been written one by one
        if constexpr (std::is_integral_v<T> && sizeof(T) < sizeof(word)) detail::runtime::in_register(w);
        frame_.words[word_for<T>(i)] = w;
    }
    /// Argument `i`: a record, a long double, another value that is copied by its bytes.
    template <class T>
    requires(!in_one_word<T> && std::is_trivially_copyable_v<T>) void set(std::size_t i, const T& record) noexcept {
        set_record(i, record);
    }
    /// Argument `i`, of the size of its parameter: `bytes` is where it is.
    void set_bytes(std::size_t i, const void* bytes) noexcept;

    /// Makes the call and gives its result, as the C++ type that it is: the registers are filled from their places, and
    /// the function is entered by a jump.
    ///     double r = s.call<double>();
    template <class R>
    requires(std::is_void_v<R> || std::is_trivially_copyable_v<R>) R call() {
        if constexpr (std::is_void_v<R>)
            call();
        else
            return enter<R>();
    }

    /// The same, with the result to be asked for afterwards.
    void call();

    /// The result of the last call; `T` is the result's type.
    template <class T>
    [[nodiscard]] T result() const noexcept {
        T r;
        if constexpr (in_one_word<T>) {
            std::memcpy(&r, &room_[std::is_floating_point_v<T> ? vector_room : general_room], sizeof r);
        } else if constexpr (std::is_same_v<T, long double>) {
            r = 0;
            std::memcpy(&r, result(), detail::runtime::long_double_bytes);
        } else if constexpr (sizeof(T) == 2 * sizeof(word)) { // read as it was written, word by word
            word part[2];
            std::memcpy(&part[0], result(), sizeof(word));
            std::memcpy(&part[1], static_cast<const std::byte*>(result()) + sizeof(word), sizeof(word));
            detail::runtime::in_register(part[0]);
            detail::runtime::in_register(part[1]);
            std::memcpy(static_cast<void*>(&r), part, sizeof r);
        } else {
            std::memcpy(static_cast<void*>(&r), result(), sizeof r);
        }
        return r;
    }
    [[nodiscard]] const void* result() const noexcept {
        return large_.empty() ? static_cast<const void*>(&room_[first_]) : large_.data();
    }

private:
    struct alignas(16) unit {
        std::byte bytes[16];
    };
    template <class R>
    R enter() {
        return prefilled_call::enter<R, &argument_buffer::template enter_elsewhere<R>>(shape_);
    }
    template <class R>
    static R enter_elsewhere(detail::runtime::prefilled_call& call) {
        auto& s = static_cast<argument_buffer&>(call);
        s.finish();
        return s.template result<R>();
    }

    /// Whether arguments travel by the addresses of their places, on AArch64.
    [[nodiscard]] bool passes_addresses() const;

    /// The call that leaves its result in its room.
    void finish();

    /// Where a word of the plan is here: the address of a large result has no place among the arguments, and all others in
    /// general registers and on the stack are one further to the front.
    [[nodiscard]] std::size_t own(std::size_t word_of_plan) const noexcept {
        return hidden_ && word_of_plan >= register_image::general ? word_of_plan - 1 : word_of_plan;
    }
    /// Where the words of an argument are; `first` is right in any case.
    struct words_of {
        std::uint8_t first = 0, second = 0;
        bool simple = false;
    };
    [[nodiscard]] words_of place_of(const detail::runtime::call_plan::words_of_argument& words) const noexcept;
    /// At hand for most of them.
    [[nodiscard]] words_of place_of(std::size_t i) const noexcept {
        return i < near_.size() ? near_[i] : place_of(words_[i]);
    }

    /// The word of argument `i`, of type `T`. Where arguments are set one after another by numbers in the program, the
    /// compiler counts the registers itself, and the words of the stack behind them; nothing is looked up.
    template <class T>
    std::size_t word_for(std::size_t i) noexcept {
#if defined(__GNUC__)
        if (__builtin_constant_p(i)) {
            constexpr bool in_vector = std::is_floating_point_v<T>;
            constexpr unsigned counter = in_vector ? 16 : 8;
            if (i == 0) next_ = 0;
            const std::size_t used = (next_ >> counter) & 0xFF;
            // a word less than there are: a large result takes a register
            if (i == (next_ & 0xFF) && used < (in_vector ? v : g - 1 + register_image::stack_count)) {
                next_ += 1 + (1u << counter);
                return (in_vector ? register_image::vector : register_image::general) + used;
            }
        }
#endif
        return place_of(i).first;
    }

    template <class T>
    void set_record(std::size_t i, const T& record) noexcept {
        const words_of at = place_of(i);
        if constexpr (sizeof(T) > 2 * sizeof(word)) { // it lies on the stack or in registers as it is
            if (abi::host == abi::platform_abi::aapcs64 && !at.simple) return set_bytes(i, &record);
            std::memcpy(&frame_.words[at.first], &record, sizeof record);
        } else {
            if (!at.simple) [[unlikely]]
                return set_bytes(i, &record);
            copy_word<0>(record, frame_.words[at.first]);
            if constexpr (sizeof(T) > sizeof(word)) copy_word<1>(record, frame_.words[at.second]);
        }
    }
    template <std::size_t Word, class T>
    static void copy_word(const T& record, word& to) noexcept {
        constexpr std::size_t size = std::is_same_v<T, long double> ? detail::runtime::long_double_bytes : sizeof(T);
        constexpr std::size_t rest = size > Word * sizeof(word) ? size - Word * sizeof(word) : 0;
        to = read<(rest < sizeof(word) ? rest : sizeof(word))>(reinterpret_cast<const std::byte*>(&record) +
                                                               Word * sizeof(word));
    }
    /// So many bytes, on machines with the least significant one first: in pieces, which are not put together in memory.
    template <std::size_t Size>
    static word read([[maybe_unused]] const std::byte* from) noexcept {
        if constexpr (Size == 0) {
            return 0;
        } else {
            constexpr std::size_t piece = std::bit_floor(Size);
            word w = 0;
            std::memcpy(&w, from, piece);
            if constexpr (piece < Size) w |= read<Size - piece>(from + piece) << 8 * piece;
            return w;
        }
    }

    /// Both registers a result may be in, so that nothing is to be decided: as vector and general, and as general and
    /// vector behind that.
    void keep(const detail::runtime::general_vector& result) noexcept;
    void choose();

    static constexpr std::size_t vector_room = 0;
    static constexpr std::size_t general_room = 1;

    std::array<words_of, 16> near_{};
    // The argument behind the last one that was set in order, and how many integers (from bit 8 on) and floating-point
    // numbers (16) are before it. One word, which is written once; no bytes: those may be a part of anything that was written.
    std::uint32_t next_ = 0;
    bool hidden_ = false; // the address of the result is the first argument
    std::uint8_t shape_ = elsewhere;
    bool single_ = false;              // x86-64 fetches the result as one general and one vector register
    std::uint8_t first_ = vector_room; // where a result begins
    const detail::runtime::call_plan::words_of_argument* words_;
    alignas(16) word room_[6]{};
    std::vector<unit> large_; // for a result that the room is too small for
    std::shared_ptr<const signature> prepared_;
    std::shared_ptr<const void> keep_;
};

// Names of version 0.1; they go with 0.2.
using slots [[deprecated("ctypes: slots is argument_buffer")]] = argument_buffer;

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/argument_buffer.ipp>
#endif

#endif // CTYPES_HAS_CXX20
