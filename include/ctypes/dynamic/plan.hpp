// ctypes/dynamic/plan.hpp - a call made without libffi: where each piece of each argument goes, found out beforehand.
//
//     call_plan plan(...);
//     if (plan.usable()) plan.call(function, result, arguments);
#pragma once

#include <ctypes/dynamic/frame.hpp>
#include <ctypes/dynamic/node.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace ctypes::detail::runtime {

/// How bytes come into a word.
enum class load : std::uint8_t { i8, u8, i16, u16, i32, u32, whole, bytes, copy, address };

/// One step of filling a frame: `size` bytes at `offset` of argument `argument` go to the words from `to` on.
struct move {
    load how = load::whole;
    std::uint16_t to = 0;
    std::uint16_t argument = 0;
    std::uint16_t offset = 0;
    std::uint16_t size = 0;
    std::uint16_t copy_to = 0; // of `address`: the words that get the copy
};

class call_plan {
public:
    call_plan() = default; // not usable

    call_plan(const node& result, std::span<const node* const> arguments, const abi::placement& result_place,
              std::span<const abi::placement> places, const abi::usage& used, bool variadic) {
        if (used.stack_bytes > frame::stack_count * 8 || arguments.size() > 1000) return;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            first_word_.push_back(0);
            if (!add(*arguments[i], places[i], static_cast<std::uint16_t>(i))) return;
        }
        result_ = result_place;
        result_size_ = result.size;
        hidden_ = abi::host == abi::convention::sysv_x86_64 && result_place.how == abi::way::reference;
        const entry found = find_entry(result_place, {used.general, used.vector, (used.stack_bytes + 7) / 8}, variadic);
        if (found == nullptr) return;
        one_move_each_ = moves_.size() == arguments.size();
        for (std::size_t i = 0; i < moves_.size(); ++i) one_move_each_ = one_move_each_ && moves_[i].argument == i;
        choose_store();
        choose_shape({used.general, used.vector, (used.stack_bytes + 7) / 8}, variadic);
        entry_ = found;
    }

    [[nodiscard]] bool usable() const noexcept { return entry_ != nullptr; }

    void call(void (*function)(), void* result, void* const* arguments) const {
        frame f;
        fill(f, arguments);
        finish(function, f, result);
    }

    void fill(frame& f, void* const* arguments) const {
        for (const move& m : moves_) step(f, m, static_cast<const std::byte*>(arguments[m.argument]) + m.offset);
    }

    /// Whether argument `i` is moved by step `i` alone, and fill_step() may be used.
    [[nodiscard]] bool one_move_each() const noexcept { return one_move_each_; }
    void fill_step(frame& f, std::size_t i, const std::byte* from) const { step(f, moves_[i], from + moves_[i].offset); }

    /// The same for one argument.
    void fill_one(frame& f, std::size_t argument, const void* from) const {
        for (const move& m : moves_)
            if (m.argument == argument) step(f, m, static_cast<const std::byte*>(from) + m.offset);
    }

    /// Makes the call with a filled frame.
    void finish(void (*function)(), frame& f, void* result) const {
        if (direct_) {
            entry_(function, f.words, result);
            return;
        }
        if (hidden_) {
            f.words[0] = reinterpret_cast<std::uintptr_t>(result);
            entry_(function, f.words, nullptr);
            return;
        }
        finish_by_parts(function, f, result);
    }

    /// The function types slots call inline: small ones, and those that fill all registers but no stack.
    enum class shape : std::uint8_t { other, small, registers };
    [[nodiscard]] shape slots_shape() const noexcept { return shape_; }
    [[nodiscard]] const abi::placement& result() const noexcept { return result_; }

    /// For each argument the first of its words.
    [[nodiscard]] std::span<const std::uint16_t> words() const noexcept { return first_word_; }

private:
    // not inlined: the compiler would see eight bytes written to an int, in a branch that is not taken
    [[gnu::noinline]] void finish_by_parts(void (*function)(), frame& f, void* result) const {
        alignas(16) word out[result_words];
        entry_(function, f.words, out);
        auto* const to = static_cast<std::byte*>(result);
        if (result_.how == abi::way::reference || result_.parts[0].where == abi::bank::x87) {
            std::memcpy(to, out, result_size_);
            return;
        }
        for (std::size_t i = 0; i < result_.count; ++i) {
            const abi::part& p = result_.parts[i];
            switch (p.size) {
            case 8: std::memcpy(to + p.offset, &out[i], 8); break;
            case 4: std::memcpy(to + p.offset, &out[i], 4); break;
            default: std::memcpy(to + p.offset, &out[i], p.size); break;
            }
        }
    }

    static void step(frame& f, const move& m, const std::byte* from) {
        word& to = f.words[m.to];
        switch (m.how) {
        case load::whole: to = get<word>(from); break;
        case load::i32: to = extended(get<std::int32_t>(from)); break;
        case load::u32: to = get<std::uint32_t>(from); break;
        case load::i8: to = extended(get<std::int8_t>(from)); break;
        case load::u8: to = get<std::uint8_t>(from); break;
        case load::i16: to = extended(get<std::int16_t>(from)); break;
        case load::u16: to = get<std::uint16_t>(from); break;
        case load::bytes: {
            word w = 0;
            std::memcpy(&w, from, m.size);
            to = w;
            break;
        }
        case load::copy: std::memcpy(&to, from, m.size); break;
        case load::address:
            std::memcpy(&f.words[m.copy_to], from, m.size);
            to = reinterpret_cast<std::uintptr_t>(&f.words[m.copy_to]);
            break;
        }
    }

    template <class T>
    static T get(const std::byte* from) {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    static word extended(std::int64_t value) { return static_cast<word>(value); }

    bool add(const node& n, const abi::placement& p, std::uint16_t argument) {
        switch (p.how) {
        case abi::way::nothing: return true;
        case abi::way::registers:
            for (std::size_t k = 0; k < p.count; ++k) {
                const abi::part& part = p.parts[k];
                if (part.size > 8 || part.where == abi::bank::x87) return false;
                const std::size_t to = (part.where == abi::bank::general ? frame::general : frame::vector) + part.number;
                push(n, part.offset, part.size, to, argument);
            }
            return true;
        case abi::way::stack:
            if (p.alignment > 16) return false;
            if (p.size <= 8) {
                push(n, 0, p.size, frame::stack + p.stack_offset / 8, argument);
            } else {
                moves_.push_back({load::copy, static_cast<std::uint16_t>(frame::stack + p.stack_offset / 8), argument, 0,
                                  static_cast<std::uint16_t>(p.size), 0});
            }
            return true;
        case abi::way::reference: {
            if (n.alignment > 16) return false;
            copies_ = (copies_ + 1) / 2 * 2;
            const std::size_t at = copies_;
            copies_ += (n.size + 7) / 8;
            if (copies_ > frame::copies_count) return false;
            const std::size_t to = p.count != 0 ? frame::general + p.parts[0].number : frame::stack + p.stack_offset / 8;
            moves_.push_back({load::address, static_cast<std::uint16_t>(to), argument, 0, static_cast<std::uint16_t>(n.size),
                              static_cast<std::uint16_t>(frame::copies + at)});
            return true;
        }
        }
        return false;
    }

    void push(const node& n, std::size_t offset, std::size_t size, std::size_t to, std::uint16_t argument) {
        const bool integral = n.is == kind::boolean || n.is == kind::integer || n.is == kind::enumeration;
        const bool sign = integral && n.is_signed;
        load how = load::bytes;
        if (size == 8) how = load::whole;
        else if (size == 4) how = sign ? load::i32 : load::u32;
        else if (size == 2) how = sign ? load::i16 : load::u16;
        else if (size == 1) how = sign ? load::i8 : load::u8;
        moves_.push_back({how, static_cast<std::uint16_t>(to), argument, static_cast<std::uint16_t>(offset),
                          static_cast<std::uint16_t>(size), 0});
        if (offset == 0) first_word_[argument] = static_cast<std::uint16_t>(to);
    }

    /// Whether an entry may write its words straight to the result.
    void choose_store() {
        direct_ = result_.how == abi::way::nothing;
        if (result_.how != abi::way::registers || result_.parts[0].where == abi::bank::x87) return;
        direct_ = true;
        for (std::size_t i = 0; i < result_.count; ++i)
            direct_ = direct_ && result_.parts[i].size == 8 && result_.parts[i].offset == i * 8;
    }

    /// x86-64 returns an integer and a vector register side by side, so that one function type serves both.
    void choose_shape(const extent& used, bool variadic) {
        if (abi::host != abi::convention::sysv_x86_64 || variadic || used.stack != 0 || hidden_) return;
        if (result_.how != abi::way::nothing &&
            (result_.how != abi::way::registers || result_.count != 1 || result_.parts[0].where == abi::bank::x87 ||
             result_.parts[0].offset != 0))
            return;
        shape_ = used.general <= 2 && used.vector <= 2 ? shape::small : shape::registers;
    }

    entry entry_ = nullptr;
    shape shape_ = shape::other;
    bool one_move_each_ = false;
    bool direct_ = false; // the result is words, or nothing
    bool hidden_ = false; // the address of the result is the first argument
    std::size_t result_size_ = 0;
    std::vector<move> moves_;
    abi::placement result_{};
    std::vector<std::uint16_t> first_word_;
    std::size_t copies_ = 0;
};

} // namespace ctypes::detail::runtime
