// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/callback_handler.hpp - what a C function pointer with a run-time signature leads to.
//
//     struct mine : target { void run(const dynamic::arguments& with, const spot& result) override; };
//     mine m(prepared);                                    // a signature
//     register_with_c(m.code());
#pragma once

#include <ctypes/closure.hpp>
#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/detail/fast_call/trampolines.hpp>
#include <ctypes/dynamic/callback_arguments.hpp>
#include <ctypes/dynamic/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace ctypes::detail::runtime {

/// A callable behind a signature, to which calls come from a thunk or from a libffi closure.
class callback_handler : public callback_handler_base {
    using signature = runtime::signature;
    using value = dynamic::value;
    using arguments = dynamic::arguments;

public:
    /// `always`: it runs while an exception is on its way, too.
    explicit callback_handler(std::shared_ptr<const signature> of, bool always = false);
    callback_handler(const callback_handler&) = delete;
    callback_handler& operator=(const callback_handler&) = delete;
    virtual ~callback_handler();

    [[nodiscard]] void (*code() const noexcept)() {
        return slot_ != nullptr ? slot_->code : reinterpret_cast<void (*)()>(closure_.address());
    }
    [[nodiscard]] bool uses_closure() const noexcept { return slot_ == nullptr; }
    [[nodiscard]] const signature& of() const noexcept { return *of_; }
    value& stop() noexcept { return stop_; }

    void receive(const word* words, results& out) final;

protected:
    /// Runs the callable and converts what it returns.
    virtual void run(const arguments& with, const lvalue& result) = 0;

private:
    static constexpr std::size_t few = 8;
    /// How the result goes back from a thunk.
    enum class back : std::uint8_t { nothing, address, general_4, general_8, vector_4, vector_8, parts };

    /// Any number of arguments, those in several words put together.
    void receive_any(const word* words, results& out);

    void prepare();

    static bool in_one(const abi::argument_location& p) {
        return p.how == abi::passing_mode::registers && p.count == 1 && p.parts[0].offset == 0;
    }

    /// Whether an argument is read in the word it came in: not a record of 16 bytes with nothing in the last eight, of which one
    /// register is enough, nor one aligned to more than a word.
    [[nodiscard]] bool read_there(std::size_t i) const;

    static std::size_t word_number(const abi::register_part& p) {
        return (p.where == abi::register_class::general ? register_image::general : register_image::vector) + p.number;
    }

    void gather(const word* words, word* room, void** addresses) const;

    /// Runs the callable for a thunk and brings the result to its registers.
    void answer(const word* words, void* const* addresses, results& out);
    void answer_parts(const std::byte* bytes, results& out) const;

    static word word_at(const std::byte* at, std::size_t size);

    static void enter(ffi_cif*, void* result, void** values, void* data) {
        static_cast<callback_handler*>(data)->enter(result, values);
    }

    void enter(void* result, void** values);

    static bool is_aligned(const void* at, std::size_t alignment) noexcept {
        return reinterpret_cast<std::uintptr_t>(at) % alignment == 0;
    }

    /// libffi takes narrow integers as a whole ffi_arg, extended by the sign.
    static void widen(void* result, const type_node& n, const std::byte* bytes);

    void guarded(void* const* addresses, std::byte* result);
    void answer_stop(std::byte* result) noexcept {
        if (result != nullptr && of_->result().size != 0) std::memcpy(result, stop_.where().at, of_->result().size);
    }

    std::shared_ptr<const signature> of_;
    trampoline_slot_of_plan* slot_ = nullptr;
    closure closure_;
    value stop_;
    bool always_;
    std::size_t count_ = few + 1; // of the arguments, when there are few and each is in one word
    std::array<std::uint8_t, few> word_of_{};
    back back_ = back::parts;
    std::size_t gathered_ = 0; // words of room for arguments that are in several
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/callback_handler.ipp>
#endif
