// ctypes/dynamic/plan.hpp - a call made without libffi: where each piece of each argument goes, found out beforehand.
//
//     call_plan plan(...);
//     if (plan.usable()) plan.call(function, result, arguments);
#pragma once

#include <ctypes/detail/view.hpp>
#include <ctypes/dynamic/frame.hpp>
#include <ctypes/dynamic/move.hpp>
#include <ctypes/dynamic/node.hpp>
#include <ctypes/dynamic/results.hpp>
#include <ctypes/dynamic/straight.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace ctypes::detail::runtime {

class call_plan : protected straight_call {
public:
    /// Where an argument's words are in a frame. When `simple`, its first 8 bytes go to `first`, the next to
    /// `second`, and all others behind that, in order; else only the plan knows.
    struct words_of_argument {
        std::uint16_t first = 0;
        std::uint16_t second = 0;
        bool simple = true;
    };

    call_plan() = default; // not usable

    call_plan(const node& result, view<const node* const> arguments, const abi::placement& result_place,
              view<const abi::placement> places, const abi::usage& used, bool variadic) {
        if (used.stack_bytes > frame::stack_count * 8 || arguments.size() > 1000) return;
        words_.reserve(arguments.size());
        moves_.reserve(arguments.size());
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            words_.emplace_back();
            if (!add(*arguments[i], places[i], static_cast<std::uint16_t>(i))) return;
        }
        order_ = find_order(arguments.size());
        result_place_ = result_place;
        store = result_store(result_place);
        result_size_ = result.size;
        hidden_ = x86_64 && result_place.how == abi::way::reference;
        used_ = {used.general, used.vector, (used.stack_bytes + 7) / 8};
        // what fills whole vector registers does not stand in words
        if (x86_64 || long_doubles_ == 0) entry_ = find_entry(result_place, used_, variadic);
        if (!variadic && (entry_ != nullptr || long_doubles_ == arguments.size())) choose_straight();
        if (run_ == nullptr && entry_ != nullptr) run_ = &call_plan::call_by_frame;
        usable_ = run_ != nullptr;
    }

    [[nodiscard]] bool usable() const noexcept { return usable_; }
    /// Whether the arguments have places in a frame.
    [[nodiscard]] bool has_frame() const noexcept { return entry_ != nullptr; }

    void call(void (*function)(), void* result, void* const* arguments) const {
        run_(*this, function, result, arguments);
    }

    /// What brings the arguments to their words, in their order.
    [[nodiscard]] view<const move> moves() const noexcept { return moves_; }

    /// Makes the call with a filled frame.
    void finish(void (*function)(), frame& f, void* result) const {
        if (hidden_) f.words[frame::general] = reinterpret_cast<std::uintptr_t>(result);
        entry_(function, f.words, store, result);
    }

    [[nodiscard]] const abi::placement& result() const noexcept { return result_place_; }
    [[nodiscard]] std::size_t result_size() const noexcept { return result_size_; }
    [[nodiscard]] bool hidden_result() const noexcept { return hidden_; }
    [[nodiscard]] const extent& used() const noexcept { return used_; }
    /// For each argument.
    [[nodiscard]] view<const words_of_argument> words() const noexcept { return words_; }

protected:
    /// What makes the calls when the plan is not usable.
    void leave_to(runner other) noexcept {
        if (!usable_) run_ = other;
    }

private:
    static constexpr bool x86_64 = abi::host == abi::convention::sysv_x86_64;

    /// What is known of how the arguments come into a frame: `one_word_each` in their order; `in_a_row`, those words follow each
    /// other, as those of integers do.
    enum class order : std::uint8_t { any, one_word_each, in_a_row };

    // Not inlined: where g++ knows the arguments it warns of words read from ints, in branches that are not taken.
    [[gnu::noinline]] static void call_by_frame(const straight_call& call, void (*function)(), void* result,
                                                void* const* arguments) {
        const auto& plan = static_cast<const call_plan&>(call);
        frame f;
        if (plan.order_ == order::in_a_row) {
            word* to = f.words + plan.moves_.front().to;
            for (void* const* const end = arguments + plan.moves_.size(); arguments != end;)
                *to++ = get_word(*arguments++);
        } else if (plan.order_ == order::one_word_each) {
            for (const move& m : plan.moves_) f.words[m.to] = get_word(*arguments++);
        } else {
            for (const move& m : plan.moves_) m.fill(f.words, arguments[m.argument]);
        }
        plan.finish(function, f, result);
    }

    static word get_word(const void* from) {
        word w;
        std::memcpy(&w, from, sizeof w);
        return w;
    }

    bool add(const node& n, const abi::placement& p, std::uint16_t argument) {
        switch (p.how) {
        case abi::way::nothing:
            words_[argument].simple = false;
            return true;
        case abi::way::registers:
            words_[argument].simple = p.count <= 2 || in_a_row(p);
            for (std::size_t k = 0; k < p.count; ++k) {
                const abi::part& part = p.parts[k];
                if (!x86_64 && sizeof(long double) == 16 && part.size == 16 && p.count == 1) {
                    const auto at = static_cast<std::uint16_t>(frame::copies + 2 * long_doubles_++); // for slots
                    if (long_doubles_ > 2) return false;
                    words_[argument] = {at, static_cast<std::uint16_t>(at + 1), true};
                    moves_.push_back({load::copy, at, argument, 0, 16});
                    return true;
                }
                if (part.size > 8 || part.where == abi::bank::x87) return false;
                const std::size_t to =
                    (part.where == abi::bank::general ? frame::general : frame::vector) + part.number;
                push(n, part.offset, part.size, to, argument);
                if (part.offset != k * 8)
                    words_[argument].simple = false;
                else if (k < 2)
                    (k == 0 ? words_[argument].first : words_[argument].second) = static_cast<std::uint16_t>(to);
            }
            return true;
        case abi::way::stack: {
            if (p.alignment > 16) return false;
            const std::size_t to = frame::stack + p.stack_offset / 8;
            words_[argument] = {static_cast<std::uint16_t>(to), static_cast<std::uint16_t>(to + 1), true};
            if (x86_64 && n.is == kind::floating && n.exact == scalar::long_double) ++long_doubles_;
            if (p.size <= 8)
                push(n, 0, p.size, to, argument);
            else
                moves_.push_back(
                    {load::copy, static_cast<std::uint16_t>(to), argument, 0, static_cast<std::uint16_t>(p.size)});
            return true;
        }
        case abi::way::reference: {
            if (n.alignment > 16) return false;
            words_[argument].simple = false;
            copies_ = (copies_ + 1) / 2 * 2;
            const std::size_t at = copies_;
            copies_ += (n.size + 7) / 8;
            if (copies_ > frame::copies_count) return false;
            const std::size_t to =
                p.count != 0 ? frame::general + p.parts[0].number : frame::stack + p.stack_offset / 8;
            moves_.push_back({load::address, static_cast<std::uint16_t>(to), argument, 0,
                              static_cast<std::uint16_t>(n.size), static_cast<std::uint16_t>(frame::copies + at)});
            return true;
        }
        }
        return false;
    }

    /// Whole words in registers that follow each other: records of up to four doubles on AArch64.
    static bool in_a_row(const abi::placement& p) {
        for (std::size_t k = 0; k < p.count; ++k)
            if (p.parts[k].size != 8 || p.parts[k].where != p.parts[0].where ||
                p.parts[k].number != p.parts[0].number + k)
                return false;
        return true;
    }

    void push(const node& n, std::size_t offset, std::size_t size, std::size_t to, std::uint16_t argument) {
        const bool integral = n.is == kind::boolean || n.is == kind::integer || n.is == kind::enumeration;
        load how = load::bytes;
        if (size == 8)
            how = load::whole;
        else if (size == 4)
            how = load::four;
        else if (size == 2)
            how = load::two;
        else if (size == 1)
            how = load::one;
        const std::uint32_t sign = integral && n.is_signed && size <= 4 ? std::uint32_t{1} << (8 * size - 1) : 0;
        moves_.push_back({how, static_cast<std::uint16_t>(to), argument, static_cast<std::uint16_t>(offset),
                          static_cast<std::uint16_t>(size), 0, sign});
    }

    [[nodiscard]] order find_order(std::size_t arguments) const {
        if (moves_.empty() || moves_.size() != arguments) return order::any;
        bool row = true;
        for (std::size_t i = 0; i < moves_.size(); ++i) {
            const move& m = moves_[i];
            if (m.how != load::whole || m.argument != i || m.offset != 0) return order::any;
            row = row && m.to == moves_.front().to + i;
        }
        return row ? order::in_a_row : order::one_word_each;
    }

    void choose_straight() {
        const bool record =
            moves_.size() == 1 && moves_[0].how == load::copy && words_.size() == 1 && long_doubles_ == 0;
        if (record) run_ = find_straight_record(result_place_, moves_[0].size);
        if (hidden_ || record) return;
        bool numbers = true;
        for (const move& m : moves_) numbers = numbers && m.how <= load::one;
        run_ = find_straight(result_place_, used_, long_doubles_, numbers);
        if (run_ == nullptr) return;
        for (std::size_t i = 0; i < moves_.size(); ++i) {
            const move& m = moves_[i];
            if (long_doubles_ != 0) {
                if (m.argument != i) run_ = nullptr; // behind something empty
            } else if (m.how == load::address || m.how == load::copy)
                run_ = nullptr;
            else
                (m.to < frame::general ? vector[m.to - frame::vector] : general[m.to - frame::general]) = m;
        }
    }

    runner run_ = nullptr;
    entry entry_ = nullptr;
    std::vector<move> moves_;
    std::vector<words_of_argument> words_;
    abi::placement result_place_{};
    extent used_{};
    std::size_t result_size_ = 0;
    std::size_t copies_ = 0;
    std::size_t long_doubles_ = 0; // on the stack on x86-64, in whole vector registers on AArch64
    order order_ = order::any;
    bool usable_ = false;
    bool hidden_ = false; // the address of the result is the first argument
};

} // namespace ctypes::detail::runtime
