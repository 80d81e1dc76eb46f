// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/call_plan.hpp - a call made without libffi: where each piece of each argument goes, found out beforehand.
//
//     call_plan plan(...);
//     if (plan.usable()) plan.call(function, result, arguments);
#pragma once

#include <ctypes/detail/dynamic/type_node.hpp>
#include <ctypes/detail/fast_call/argument_copy.hpp>
#include <ctypes/detail/fast_call/register_call.hpp>
#include <ctypes/detail/fast_call/register_image.hpp>
#include <ctypes/detail/fast_call/result_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctypes::detail::runtime {

class call_plan : protected register_call {
public:
    /// Where an argument's words are in a frame. When `simple`, its first 8 bytes go to `first`, the next to
    /// `second`, and all others behind that, in order; else only the plan knows.
    struct words_of_argument {
        std::uint16_t first = 0;
        std::uint16_t second = 0;
        bool simple = true;
    };

    call_plan() = default; // not usable

    call_plan(const type_node& result, std::span<const type_node* const> arguments,
              const abi::argument_location& result_place, std::span<const abi::argument_location> places,
              const abi::register_usage& used, bool variadic);

    [[nodiscard]] bool usable() const noexcept { return usable_; }
    /// Whether the arguments have places in a frame.
    [[nodiscard]] bool has_frame() const noexcept { return entry_ != nullptr; }

    void call(void (*function)(), void* result, void* const* arguments) const {
        run_(*this, function, result, arguments);
    }

    /// What brings the arguments to their words, in their order.
    [[nodiscard]] std::span<const argument_copy> moves() const noexcept { return moves_; }

    /// Makes the call with a filled frame.
    void finish(void (*function)(), register_image& f, void* result) const;

    [[nodiscard]] const abi::argument_location& result() const noexcept { return result_place_; }
    [[nodiscard]] std::size_t result_size() const noexcept { return result_size_; }
    [[nodiscard]] bool hidden_result() const noexcept { return hidden_; }
    [[nodiscard]] const stack_extent& used() const noexcept { return used_; }
    /// For each argument.
    [[nodiscard]] std::span<const words_of_argument> words() const noexcept { return words_; }

protected:
    /// What makes the calls when the plan is not usable.
    void leave_to(runner other) noexcept {
        if (!usable_) run_ = other;
    }

private:
    static constexpr bool x86_64 = abi::host == abi::platform_abi::sysv_x86_64;

    /// What is known of how the arguments come into a frame: `one_word_each` in their order; `in_a_row`, those words follow each
    /// other, as those of integers do.
    enum class order : std::uint8_t { any, one_word_each, in_a_row };

    // Not inlined: where g++ knows the arguments it warns of words read from ints, in branches that are not taken.
    static void call_by_frame(const register_call& call, void (*function)(), void* result, void* const* arguments);

    static word get_word(const void* from);

    bool add(const type_node& n, const abi::argument_location& p, std::uint16_t argument);

    /// Whole words in registers that follow each other: records of up to four doubles on AArch64.
    static bool in_a_row(const abi::argument_location& p);

    void push(const type_node& n, std::size_t offset, std::size_t size, std::size_t to, std::uint16_t argument);

    [[nodiscard]] order find_order(std::size_t arguments) const;

    void choose_straight();

    runner run_ = nullptr;
    entry entry_ = nullptr;
    std::vector<argument_copy> moves_;
    std::vector<words_of_argument> words_;
    abi::argument_location result_place_{};
    stack_extent used_{};
    std::size_t result_size_ = 0;
    std::size_t copies_ = 0;
    std::size_t long_doubles_ = 0; // on the stack on x86-64, in whole vector registers on AArch64
    order order_ = order::any;
    bool usable_ = false;
    bool hidden_ = false; // the address of the result is the first argument
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/fast_call/call_plan.ipp>
#endif
