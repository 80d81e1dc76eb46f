// SPDX-License-Identifier: MIT
// ctypes/detail/callback/closures.hpp - route 3: libffi closures, made when they are first needed and then recycled.
//
//     auto* slot = detail::callback_closures<convention::platform, int, int>::acquire();
//     slot->code                                                       // a closure of libffi
#pragma once

#include <ctypes/closure.hpp>
#include <ctypes/detail/arena.hpp>
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/detail/callback/trampoline_slot.hpp>
#include <ctypes/detail/ffi.hpp>
#include <ctypes/detail/free_stack.hpp>
#include <ctypes/live.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// Stores the result of a closure where libffi takes it from. Integers narrower than a register are stored as a
/// whole one, extended by their sign: on a big-endian machine their bytes would otherwise be the wrong ones.
template <class R>
void closure_result(void* result, const R& value) {
    if constexpr (std::is_enum_v<R>) {
        closure_result(result, static_cast<std::underlying_type_t<R>>(value));
    } else if constexpr (std::is_integral_v<R> && sizeof(R) < sizeof(ffi_arg)) {
        using wide = std::conditional_t<std::is_signed_v<R>, ffi_sarg, ffi_arg>;
        const auto extended = static_cast<wide>(value);
        std::memcpy(result, &extended, sizeof extended);
    } else {
        std::memcpy(result, &value, sizeof value);
    }
}

/// Slots with closures. libffi needs 300 ns for one that is made, called once and freed, and writing to
/// one makes calls of its neighbours slow, since code and data share cache lines. So they are kept: each closure
/// belongs to its slot for good, and an unused slot waits on a free_stack. What is returned at the end of the
/// process is what was alive at once.
class closure_slots {
public:
    /// A slot that was used before, or null.
    free_place* recycled() noexcept;

    /// Room for a new one, and its link.
    void* grow(std::uint32_t& link);

    /// The code of a closure that gives `data` to `enter`. When that fails, the slot is free again.
    void* make(free_place* slot, void* data, ffi_cif* (*cif)(), closure::trampoline enter);

    void push(free_place* slot) noexcept { free_.push(slot->link, slot->below); }

private:
    free_place* at(std::uint32_t link) noexcept {
        return std::launder(reinterpret_cast<free_place*>(static_cast<std::byte*>(arena_.at(link - 1)) + slot_place));
    }

    free_stack free_{0};
    arena arena_;
};

/// The closures of one signature.
template <convention By, class R, class... A>
class callback_closures {
public:
    using slot = detail::trampoline_slot<By, R, A...>;

    /// A slot with a closure. Throws ctypes::ffi_error when libffi has none, std::bad_alloc.
    static slot* acquire() {
        slot* found = slot::of(slots_.recycled());
        if (found == nullptr) {
            std::uint32_t link;
            void* const room = slots_.grow(link);
            found = ::new (room) slot(nullptr, /* own = */ link, /* next = */ 0, /* closure = */ true);
        }
        if (found->code == nullptr)
            found->code = reinterpret_cast<typename slot::function>(
                slots_.make(&found->place, found, &cif_of_parts<By, R, types<A...>>::get, &enter));
        live_closures.add();
        return found;
    }

    static void release(slot* used) noexcept {
        live_closures.drop();
        slots_.push(&used->place);
    }

private:
    static_assert(sizeof(slot) == arena::block_size && offsetof(slot, place) == slot_place);

    static void enter(ffi_cif*, void* result, void** arguments, void* data) {
        enter(result, arguments, static_cast<slot*>(data), std::index_sequence_for<A...>{});
    }

    template <std::size_t... I>
    static void enter(void* result, [[maybe_unused]] void** arguments, slot* target, std::index_sequence<I...>) {
        using pieces = ffi_arguments_of<By, R, A...>;
        if constexpr (std::is_void_v<R> || pieces::plan.ffi.result.size == 0) // an empty record has no bytes
            target->run(pieces::template gather<I>(arguments)..., target);
        else if constexpr (pieces::plan.ffi.result.offset != 0) { // padding first: libffi returns what is behind it
            const R value = target->run(pieces::template gather<I>(arguments)..., target);
            std::memcpy(result, reinterpret_cast<const std::byte*>(&value) + pieces::plan.ffi.result.offset,
                        sizeof(R) - pieces::plan.ffi.result.offset);
        } else
            closure_result<R>(result, target->run(pieces::template gather<I>(arguments)..., target));
    }

    static inline constinit closure_slots slots_;
};

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/callback/closures.ipp>
#endif
