// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/callback_handler.ipp - the functions of target.hpp.
#pragma once

#include <ctypes/callback_exception_handler.hpp>
#include <ctypes/config.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/dynamic/callback_handler.hpp>
#include <ctypes/live.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace ctypes::detail::runtime {

CTYPES_DECL callback_handler::callback_handler(std::shared_ptr<const signature> of, bool always)
    : of_(std::move(of)), stop_(typename value::for_result{}, of_->result_type()), always_(always) {
    join_process();
    if (!of_->refused().empty() && !of_->placed()) throw ffi_error("ffi_prep_closure_loc", -1, of_->refused());
    if (of_->is_variadic()) throw error("a callback cannot be variadic: it could not know what it was called with");
    slot_ = of_->placed() ? acquire_thunk(of_->result_place(), of_->used()) : nullptr;
    if (slot_ != nullptr) {
        slot_->target.store(this, std::memory_order_release);
    } else {
        closure_ = closure(of_->cif().get(), &callback_handler::enter, this);
        live_closures.add();
    }
    live_callbacks.add();
    prepare();
}

CTYPES_DECL callback_handler::~callback_handler() {
    live_callbacks.drop();
    if (slot_ != nullptr) {
        slot_->target.store(nullptr, std::memory_order_release);
        slot_->give_back(slot_);
    } else {
        live_closures.drop();
    }
}

CTYPES_DECL void callback_handler::receive(const word* words, results& out) {
    if (count_ > few) [[unlikely]]
        return receive_any(words, out);
    std::array<void*, few> addresses; // each argument is in one word: it is read there
    for (std::size_t i = 0; i < count_; ++i) addresses[i] = const_cast<word*>(words + word_of_[i]);
    answer(words, addresses.data(), out);
}

[[gnu::noinline]] CTYPES_DECL void callback_handler::receive_any(const word* words, results& out) {
    std::vector<void*> addresses(of_->arity());
    const auto room = std::make_unique<word[]>(gathered_);
    gather(words, room.get(), addresses.data());
    answer(words, addresses.data(), out);
}

CTYPES_DECL void callback_handler::prepare() {
    if (slot_ == nullptr) return;
    for (std::size_t i = 0; i < of_->arity(); ++i) {
        const abi::argument_location& p = of_->places()[i];
        if (!read_there(i))
            gathered_ += (std::max<std::size_t>(of_->parameters()[i].to->size, 1) + 15) / 16 * 2;
        else if (i < few)
            word_of_[i] = static_cast<std::uint8_t>(word_number(p.parts[0]));
    }
    if (gathered_ == 0 && of_->arity() <= few) count_ = of_->arity();
    const abi::argument_location& p = of_->result_place();
    if (p.how == abi::passing_mode::nothing)
        back_ = back::nothing;
    else if (p.how == abi::passing_mode::reference)
        back_ = back::address;
    else if (in_one(p) && p.parts[0].size == 4)
        back_ = p.parts[0].where == abi::register_class::general ? back::general_4 : back::vector_4;
    else if (in_one(p) && p.parts[0].size == 8)
        back_ = p.parts[0].where == abi::register_class::general ? back::general_8 : back::vector_8;
}

CTYPES_DECL bool callback_handler::read_there(std::size_t i) const {
    const type_node& n = *of_->parameters()[i].to;
    return in_one(of_->places()[i]) && n.size <= sizeof(word) && n.alignment <= alignof(word);
}

CTYPES_DECL void callback_handler::gather(const word* words, word* room, void** addresses) const {
    for (std::size_t i = 0; i < of_->arity(); ++i) {
        const abi::argument_location& p = of_->places()[i];
        if (read_there(i)) {
            addresses[i] = const_cast<word*>(words + word_number(p.parts[0]));
        } else if (p.how == abi::passing_mode::reference) { // the caller's copy is ours
            addresses[i] = reinterpret_cast<void*>(static_cast<std::uintptr_t>(words[word_number(p.parts[0])]));
        } else {
            addresses[i] = room;
            for (std::size_t k = 0; k < p.count; ++k)
                std::memcpy(reinterpret_cast<std::byte*>(room) + p.parts[k].offset, &words[word_number(p.parts[k])],
                            p.parts[k].size);
            room += (std::max<std::size_t>(of_->parameters()[i].to->size, 1) + 15) / 16 * 2;
        }
    }
}

CTYPES_DECL void callback_handler::answer(const word* words, void* const* addresses, results& out) {
    if (back_ == back::nothing) return guarded(addresses, nullptr);
    if (back_ == back::address) { // x86-64: the address came first, and goes back
        out.general[0] = words[register_image::general];
        return guarded(addresses,
                       reinterpret_cast<std::byte*>(static_cast<std::uintptr_t>(words[register_image::general])));
    }
    alignas(16) std::byte bytes[64];
    guarded(addresses, bytes);
    // a number of four bytes is not written into a word of memory: to read that is a stall
    if (back_ == back::general_4)
        out.general[0] = get<std::uint32_t>(bytes);
    else if (back_ == back::general_8)
        out.general[0] = get<word>(bytes);
    else if (back_ == back::vector_8)
        std::memcpy(&out.vector[0], bytes, 8);
    else if (back_ == back::vector_4)
        out.vector[0] = std::bit_cast<double>(word{get<std::uint32_t>(bytes)});
    else
        answer_parts(bytes, out);
}

[[gnu::noinline]] CTYPES_DECL void callback_handler::answer_parts(const std::byte* bytes, results& out) const {
    const abi::argument_location& p = of_->result_place();
    std::size_t general = 0;
    std::size_t vector = 0;
    for (std::size_t k = 0; k < p.count; ++k) {
        const abi::register_part& part = p.parts[k];
        const word w = word_at(bytes + part.offset, part.size);
        if (part.where == abi::register_class::general)
            out.general[general++] = w;
        else
            std::memcpy(&out.vector[vector++], &w, 8);
    }
}

CTYPES_DECL word callback_handler::word_at(const std::byte* at, std::size_t size) {
    if (size == 8) return get<word>(at);
    if (size == 4) return get<std::uint32_t>(at);
    word w = 0;
    std::memcpy(&w, at, size);
    return w;
}

CTYPES_DECL void callback_handler::enter(void* result, void** values) {
    const type_node& n = of_->result();
    std::vector<void*> addresses(of_->arity());
    std::vector<std::shared_ptr<object_storage>> rooms;
    const auto& pieces = of_->pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const abi::ffi_argument& p = pieces[i];
        if (p.argument == abi::ffi_argument::padding) continue;
        const type_node& type = *of_->parameters()[p.argument].to;
        if (p.by_address) {
            addresses[p.argument] = *static_cast<void**>(values[i]);
        } else if (p.offset == 0 && p.size == type.size && is_aligned(values[i], type.alignment)) {
            addresses[p.argument] = values[i];
        } else { // libffi leaves an __int128 among the saved registers, which are aligned to 8 bytes only
            if (addresses[p.argument] == nullptr) {
                rooms.push_back(object_storage::make(type.size, type.alignment));
                addresses[p.argument] = rooms.back()->at();
            }
            std::memcpy(static_cast<std::byte*>(addresses[p.argument]) + p.offset, values[i], p.size);
        }
    }
    for (std::size_t i = 0; i < addresses.size(); ++i) // an empty record: nothing came
        if (addresses[i] == nullptr) {
            rooms.push_back(object_storage::make(1, 16));
            addresses[i] = rooms.back()->at();
        }
    const std::size_t offset = of_->lowered().result.offset;
    if (n.size == 0 || of_->lowered().result.type == &ffi_type_void) {
        alignas(16) std::byte nothing[64];
        guarded(addresses.data(), nothing);
    } else if (of_->widened_result() || offset != 0) {
        alignas(16) std::byte bytes[64]{};
        guarded(addresses.data(), bytes);
        if (offset != 0)
            std::memcpy(result, bytes + offset, n.size - offset);
        else
            widen(result, n, bytes);
    } else {
        guarded(addresses.data(), static_cast<std::byte*>(result));
    }
}

CTYPES_DECL void callback_handler::widen(void* result, const type_node& n, const std::byte* bytes) {
    ffi_arg wide = 0;
    if (n.is == kind::pointer)
        std::memcpy(&wide, bytes, sizeof(void*));
    else {
        widest bits = 0;
        if (scalar_value::load(n.exact, bytes).integer(sizeof(ffi_arg) * 8, n.is_signed, bits) ==
            conversion_status::yes)
            wide = static_cast<ffi_arg>(bits);
    }
    std::memcpy(result, &wide, sizeof wide);
}

CTYPES_DECL void callback_handler::guarded(void* const* addresses, std::byte* result) {
    const lvalue to{{&of_->result(), 0}, result};
    if (!always_ && exception_trap::stopped()) [[unlikely]]
        return answer_stop(result);
    try {
        run(arguments(*of_, addresses), to);
        return;
    } catch (...) {
        keep_current_exception();
    }
    answer_stop(result);
}

} // namespace ctypes::detail::runtime
