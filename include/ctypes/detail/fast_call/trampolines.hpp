// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/trampolines.hpp - C functions for any signature whose arguments travel in registers, without libffi.
//
//     trampoline_slot_of_plan* s = acquire_thunk(result_place, used);     // null: none for this signature, or none left
//     s->target = &my_receiver;
//
// A thunk takes all registers arguments can be in, puts them down and hands them on: which of them mean something is
// known to the receiver. One small pool for each way results come back serves every signature.
#pragma once

#include <ctypes/detail/fast_call/register_image.hpp>
#include <ctypes/detail/free_stack.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

/// Gets a call: `words` are the registers (see frame), `general` and `vector` take those of the result.
class callback_handler_base {
public:
    struct results {
        word general[2];
        double vector[4];
    };
    virtual void receive(const word* words, results& out) = 0;

protected:
    ~callback_handler_base() = default;
};

struct trampoline_slot_of_plan {
    std::atomic<callback_handler_base*> target{nullptr};
    std::atomic<std::uint32_t> below;
    std::uint32_t link;
    void (*code)() = nullptr; // set when the slot is first taken
    void (*give_back)(trampoline_slot_of_plan*);

    constexpr trampoline_slot_of_plan(std::uint32_t own, std::uint32_t next,
                                      void (*home)(trampoline_slot_of_plan*)) noexcept
        : below(next), link(own), give_back(home) {}
};

[[noreturn, gnu::cold]] void called_stale_thunk();

/// The registers a result comes back in, for the ways that a thunk can return it.
template <class R>
R take_result(const callback_handler_base::results& from) {
    if constexpr (requires(R r) { r.v; })
        return {from.vector[0], from.vector[1], from.vector[2], from.vector[3]};
    else if constexpr (std::is_same_v<R, general_vector>)
        return {from.general[0], from.vector[0]};
    else if constexpr (std::is_same_v<R, general_general>)
        return {from.general[0], from.general[1]};
    else
        return {from.vector[0], from.vector[1]};
}

/// `Size` thunks that return `R` and look at `Vectors` vector registers.
template <class R, std::size_t Vectors, std::size_t Size>
class thunk_pool {
public:
    static trampoline_slot_of_plan* acquire() noexcept {
        const std::uint32_t link = free_.pop([](std::uint32_t l) -> auto& { return slots_.at[l - 1].below; });
        if (link == 0) return nullptr;
        slots_.at[link - 1].code = reinterpret_cast<void (*)()>(entries[link - 1]);
        return &slots_.at[link - 1];
    }

private:
    static void give_back(trampoline_slot_of_plan* used) { free_.push(used->link, used->below); }

    template <std::size_t N, class G, class V>
    struct thunk;
    template <std::size_t N, std::size_t... I, std::size_t... J>
    struct thunk<N, std::index_sequence<I...>, std::index_sequence<J...>> {
        static R enter(a_word<I>... general, a_double<J>... vector) {
            word words[register_image::vector_count +
                       register_image::general_count]; // what was not passed is not looked at
            ((words[register_image::general + I] = general), ...);
            (std::memcpy(&words[register_image::vector + J], &vector, 8), ...);
            callback_handler_base* const target = slots_.at[N].target.load(std::memory_order_acquire);
            if (target == nullptr) [[unlikely]]
                called_stale_thunk();
            callback_handler_base::results out; // filled as far as the result asks for it
            target->receive(words, out);
            return take_result<R>(out);
        }
    };
    template <std::size_t N>
    using thunk_at =
        thunk<N, std::make_index_sequence<register_image::general_count>, std::make_index_sequence<Vectors>>;

    static constexpr auto entries = []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<decltype(&thunk_at<0>::enter), Size>{&thunk_at<I>::enter...};
    }
    (std::make_index_sequence<Size>{});

    struct places {
        trampoline_slot_of_plan at[Size];
        template <std::size_t... I>
        consteval explicit places(std::index_sequence<I...>)
            : at{trampoline_slot_of_plan(I + 1, I + 1 < Size ? I + 2 : 0, &thunk_pool::give_back)...} {}
    };

    static inline constinit places slots_{std::make_index_sequence<Size>{}};
    static inline constinit free_stack free_{1};
};

/// A thunk for a result at `place` and a signature that uses so much; null when there is none, or all are taken.
trampoline_slot_of_plan* acquire_thunk(const abi::argument_location& place, const abi::register_usage& used) noexcept;

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/fast_call/trampolines.ipp>
#endif
