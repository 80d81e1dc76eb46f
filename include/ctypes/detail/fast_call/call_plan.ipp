// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/call_plan.ipp - the functions of plan.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/fast_call/call_plan.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace ctypes::detail::runtime {

CTYPES_DECL call_plan::call_plan(const type_node& result, std::span<const type_node* const> arguments,
                                 const abi::argument_location& result_place,
                                 std::span<const abi::argument_location> places, const abi::register_usage& used,
                                 bool variadic) {
    if (used.stack_bytes > register_image::stack_count * 8 || arguments.size() > 1000) return;
    words_.reserve(arguments.size());
    moves_.reserve(arguments.size());
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        words_.emplace_back();
        if (!add(*arguments[i], places[i], static_cast<std::uint16_t>(i))) return;
    }
    order_ = find_order(arguments.size());
    result_place_ = result_place;
    store = result_writer(result_place);
    result_size_ = result.size;
    hidden_ = x86_64 && result_place.how == abi::passing_mode::reference;
    used_ = {used.general, used.vector, (used.stack_bytes + 7) / 8};
    // what fills whole vector registers does not stand in words
    if (x86_64 || long_doubles_ == 0) entry_ = find_entry(result_place, used_, variadic);
    if (!variadic && (entry_ != nullptr || long_doubles_ == arguments.size())) choose_straight();
    if (run_ == nullptr && entry_ != nullptr) run_ = &call_plan::call_by_frame;
    usable_ = run_ != nullptr;
}

CTYPES_DECL void call_plan::finish(void (*function)(), register_image& f, void* result) const {
    if (hidden_) f.words[register_image::general] = reinterpret_cast<std::uintptr_t>(result);
    entry_(function, f.words, store, result);
}

[[gnu::noinline]] CTYPES_DECL void call_plan::call_by_frame(const register_call& call, void (*function)(), void* result,
                                                            void* const* arguments) {
    const auto& plan = static_cast<const call_plan&>(call);
    register_image f;
    if (plan.order_ == order::in_a_row) {
        word* to = f.words + plan.moves_.front().to;
        for (void* const* const end = arguments + plan.moves_.size(); arguments != end;) *to++ = get_word(*arguments++);
    } else if (plan.order_ == order::one_word_each) {
        for (const argument_copy& m : plan.moves_) f.words[m.to] = get_word(*arguments++);
    } else {
        for (const argument_copy& m : plan.moves_) m.fill(f.words, arguments[m.argument]);
    }
    plan.finish(function, f, result);
}

CTYPES_DECL word call_plan::get_word(const void* from) {
    word w;
    std::memcpy(&w, from, sizeof w);
    return w;
}

CTYPES_DECL bool call_plan::add(const type_node& n, const abi::argument_location& p, std::uint16_t argument) {
    switch (p.how) {
    case abi::passing_mode::nothing:
        words_[argument].simple = false;
        return true;
    case abi::passing_mode::registers:
        words_[argument].simple = p.count <= 2 || in_a_row(p);
        for (std::size_t k = 0; k < p.count; ++k) {
            const abi::register_part& part = p.parts[k];
            if (!x86_64 && sizeof(long double) == 16 && part.size == 16 && p.count == 1) {
                const auto at = static_cast<std::uint16_t>(register_image::copies + 2 * long_doubles_++); // for slots
                if (long_doubles_ > 2) return false;
                words_[argument] = {at, static_cast<std::uint16_t>(at + 1), true};
                moves_.push_back({copy_width::copy, at, argument, 0, 16});
                return true;
            }
            if (part.size > 8 || part.where == abi::register_class::x87) return false;
            const std::size_t to =
                (part.where == abi::register_class::general ? register_image::general : register_image::vector) +
                part.number;
            push(n, part.offset, part.size, to, argument);
            if (part.offset != k * 8)
                words_[argument].simple = false;
            else if (k < 2)
                (k == 0 ? words_[argument].first : words_[argument].second) = static_cast<std::uint16_t>(to);
        }
        return true;
    case abi::passing_mode::stack: {
        if (p.alignment > 16) return false;
        const std::size_t to = register_image::stack + p.stack_offset / 8;
        words_[argument] = {static_cast<std::uint16_t>(to), static_cast<std::uint16_t>(to + 1), true};
        if (x86_64 && n.is == kind::floating && n.exact == scalar::long_double) ++long_doubles_;
        if (p.size <= 8)
            push(n, 0, p.size, to, argument);
        else
            moves_.push_back(
                {copy_width::copy, static_cast<std::uint16_t>(to), argument, 0, static_cast<std::uint16_t>(p.size)});
        return true;
    }
    case abi::passing_mode::reference: {
        if (n.alignment > 16) return false;
        words_[argument].simple = false;
        copies_ = (copies_ + 1) / 2 * 2;
        const std::size_t at = copies_;
        copies_ += (n.size + 7) / 8;
        if (copies_ > register_image::copies_count) return false;
        const std::size_t to =
            p.count != 0 ? register_image::general + p.parts[0].number : register_image::stack + p.stack_offset / 8;
        moves_.push_back({copy_width::address, static_cast<std::uint16_t>(to), argument, 0,
                          static_cast<std::uint16_t>(n.size), static_cast<std::uint16_t>(register_image::copies + at)});
        return true;
    }
    }
    return false;
}

CTYPES_DECL bool call_plan::in_a_row(const abi::argument_location& p) {
    for (std::size_t k = 0; k < p.count; ++k)
        if (p.parts[k].size != 8 || p.parts[k].where != p.parts[0].where || p.parts[k].number != p.parts[0].number + k)
            return false;
    return true;
}

CTYPES_DECL void call_plan::push(const type_node& n, std::size_t offset, std::size_t size, std::size_t to,
                                 std::uint16_t argument) {
    const bool integral = n.is == kind::boolean || n.is == kind::integer || n.is == kind::enumeration;
    copy_width how = copy_width::bytes;
    if (size == 8)
        how = copy_width::whole;
    else if (size == 4)
        how = copy_width::four;
    else if (size == 2)
        how = copy_width::two;
    else if (size == 1)
        how = copy_width::one;
    const std::uint32_t sign = integral && n.is_signed && size <= 4 ? std::uint32_t{1} << (8 * size - 1) : 0;
    moves_.push_back({how, static_cast<std::uint16_t>(to), argument, static_cast<std::uint16_t>(offset),
                      static_cast<std::uint16_t>(size), 0, sign});
}

CTYPES_DECL call_plan::order call_plan::find_order(std::size_t arguments) const {
    if (moves_.empty() || moves_.size() != arguments) return order::any;
    bool row = true;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
        const argument_copy& m = moves_[i];
        if (m.how != copy_width::whole || m.argument != i || m.offset != 0) return order::any;
        row = row && m.to == moves_.front().to + i;
    }
    return row ? order::in_a_row : order::one_word_each;
}

CTYPES_DECL void call_plan::choose_straight() {
    const bool record =
        moves_.size() == 1 && moves_[0].how == copy_width::copy && words_.size() == 1 && long_doubles_ == 0;
    if (record) run_ = find_straight_record(result_place_, moves_[0].size);
    if (hidden_ || record) return;
    bool numbers = true;
    for (const argument_copy& m : moves_) numbers = numbers && m.how <= copy_width::one;
    run_ = find_straight(result_place_, used_, long_doubles_, numbers);
    if (run_ == nullptr) return;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
        const argument_copy& m = moves_[i];
        if (long_doubles_ != 0) {
            if (m.argument != i) run_ = nullptr; // behind something empty
        } else if (m.how == copy_width::address || m.how == copy_width::copy)
            run_ = nullptr;
        else
            (m.to < register_image::general ? vector[m.to - register_image::vector]
                                            : general[m.to - register_image::general]) = m;
    }
}

} // namespace ctypes::detail::runtime
