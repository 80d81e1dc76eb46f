// SPDX-License-Identifier: MIT
// ctypes/dynamic/argument_buffer.ipp - the functions of slots.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/dynamic/argument_buffer.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

namespace ctypes::dynamic {

CTYPES_DECL argument_buffer::argument_buffer(std::shared_ptr<const signature> of, void (*address)(),
                                             std::shared_ptr<const void> kept)
    : prefilled_call(address), prepared_(std::move(of)), keep_(std::move(kept)) {
    if (prepared_ == nullptr || prepared_->is_variadic() || !prepared_->plan().usable())
        throw ffi_error("dynamic::slots", -1,
                        "the arguments of this signature have no fixed places; call it by values");
    const auto& plan = prepared_->plan();
    hidden_ = plan.hidden_result();
    words_ = plan.words().data();
    for (std::size_t i = 0; i < plan.words().size() && i < near_.size(); ++i) near_[i] = place_of(words_[i]);
    if (plan.result_size() > 4 * sizeof(word)) large_.resize((plan.result_size() + 15) / 16);
    choose();
}

CTYPES_DECL void argument_buffer::set_bytes(std::size_t i, const void* bytes) noexcept {
    for (detail::runtime::argument_copy m : prepared_->plan().moves())
        if (m.argument == i) {
            m.to = static_cast<std::uint16_t>(own(m.to));
            m.fill(frame_.words, bytes);
        }
}

CTYPES_DECL void argument_buffer::call() {
#if defined(__x86_64__)
    if (single_) [[likely]]
        return keep(enter<detail::runtime::general_vector>());
#endif
    finish();
}

CTYPES_DECL bool argument_buffer::passes_addresses() const {
    if constexpr (register_image::copies_count == 0) return false;
    for (const detail::runtime::argument_copy& m : prepared_->plan().moves())
        if (m.how == detail::runtime::copy_width::address) return true;
    return false;
}

CTYPES_DECL void argument_buffer::finish() {
    void* const to = const_cast<void*>(result());
    if constexpr (register_image::copies_count != 0) {
        // addresses of the places here, not of those of what this is a copy of
        for (const detail::runtime::argument_copy& m : prepared_->plan().moves())
            if (m.how == detail::runtime::copy_width::address)
                frame_.words[m.to] = reinterpret_cast<std::uintptr_t>(&frame_.words[m.copy_to]);
        if (!prepared_->plan().has_frame()) { // long doubles in whole vector registers, as many as register_call has
            void* addresses[] = {&frame_.words[register_image::copies], &frame_.words[register_image::copies + 2]};
            return prepared_->plan().call(function_, to, addresses);
        }
    }
    if (!hidden_) return prepared_->plan().finish(function_, frame_, to);
    enter_hidden(to, prepared_->plan().used().stack != 0);
}

CTYPES_DECL argument_buffer::words_of
argument_buffer::place_of(const detail::runtime::call_plan::words_of_argument& words) const noexcept {
    return {static_cast<std::uint8_t>(own(words.first)), static_cast<std::uint8_t>(own(words.second)), words.simple};
}

CTYPES_DECL void argument_buffer::keep(const detail::runtime::general_vector& result) noexcept {
    word general = result.a;
    double vector = result.b;
    detail::runtime::in_register(general);
    detail::runtime::in_register(vector);
    std::memcpy(&room_[vector_room], &vector, sizeof vector);
    room_[general_room] = general;
    std::memcpy(&room_[general_room + 1], &vector, sizeof vector);
}

CTYPES_DECL void argument_buffer::choose() {
    const auto& plan = prepared_->plan();
    const auto& place = plan.result();
    const auto& used = plan.used();
    const auto in = [&](std::size_t part, abi::register_class register_class) {
        return part < place.count && place.parts[part].where == register_class;
    };
    const bool registers = place.how == abi::passing_mode::registers;
    if (registers && in(0, abi::register_class::general)) first_ = general_room;
    const bool small_in_memory = hidden_ && plan.result_size() <= 2 * sizeof(word);
    if (small_in_memory || passes_addresses() || !plan.has_frame()) return; // elsewhere
    const bool lone = abi::host == abi::platform_abi::sysv_x86_64 && prepared_->arity() == 1;
    shape_ = static_cast<std::uint8_t>(shape_of(used, hidden_ ? 1 : 0, lone ? prepared_->parameters()[0].to->size : 0));
    if (shape_ == elsewhere) return;
    if (hidden_ || (registers && in(0, abi::register_class::x87))) return;
    single_ = !registers || (place.parts[0].offset == 0 && !(place.count == 2 && in(1, place.parts[0].where)));
}

} // namespace ctypes::dynamic
