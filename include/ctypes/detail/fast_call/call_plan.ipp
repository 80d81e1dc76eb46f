// ctypes/detail/fast_call/call_plan.ipp - the functions of plan.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/fast_call/call_plan.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace ctypes::detail::runtime {

CTYPES_DECL call_plan::call_plan(const node& result, std::span<const node* const> arguments,
                                 const abi::placement& result_place, std::span<const abi::placement> places,
                                 const abi::usage& used, bool variadic) {
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

CTYPES_DECL void call_plan::finish(void (*function)(), frame& f, void* result) const {
    if (hidden_) f.words[frame::general] = reinterpret_cast<std::uintptr_t>(result);
    entry_(function, f.words, store, result);
}

[[gnu::noinline]] CTYPES_DECL void call_plan::call_by_frame(const straight_call& call, void (*function)(), void* result,
                                                            void* const* arguments) {
    const auto& plan = static_cast<const call_plan&>(call);
    frame f;
    if (plan.order_ == order::in_a_row) {
        word* to = f.words + plan.moves_.front().to;
        for (void* const* const end = arguments + plan.moves_.size(); arguments != end;) *to++ = get_word(*arguments++);
    } else if (plan.order_ == order::one_word_each) {
        for (const move& m : plan.moves_) f.words[m.to] = get_word(*arguments++);
    } else {
        for (const move& m : plan.moves_) m.fill(f.words, arguments[m.argument]);
    }
    plan.finish(function, f, result);
}

CTYPES_DECL word call_plan::get_word(const void* from) {
    word w;
    std::memcpy(&w, from, sizeof w);
    return w;
}

CTYPES_DECL bool call_plan::add(const node& n, const abi::placement& p, std::uint16_t argument) {
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
            const std::size_t to = (part.where == abi::bank::general ? frame::general : frame::vector) + part.number;
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
        const std::size_t to = p.count != 0 ? frame::general + p.parts[0].number : frame::stack + p.stack_offset / 8;
        moves_.push_back({load::address, static_cast<std::uint16_t>(to), argument, 0,
                          static_cast<std::uint16_t>(n.size), static_cast<std::uint16_t>(frame::copies + at)});
        return true;
    }
    }
    return false;
}

CTYPES_DECL bool call_plan::in_a_row(const abi::placement& p) {
    for (std::size_t k = 0; k < p.count; ++k)
        if (p.parts[k].size != 8 || p.parts[k].where != p.parts[0].where || p.parts[k].number != p.parts[0].number + k)
            return false;
    return true;
}

CTYPES_DECL void call_plan::push(const node& n, std::size_t offset, std::size_t size, std::size_t to,
                                 std::uint16_t argument) {
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

CTYPES_DECL call_plan::order call_plan::find_order(std::size_t arguments) const {
    if (moves_.empty() || moves_.size() != arguments) return order::any;
    bool row = true;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
        const move& m = moves_[i];
        if (m.how != load::whole || m.argument != i || m.offset != 0) return order::any;
        row = row && m.to == moves_.front().to + i;
    }
    return row ? order::in_a_row : order::one_word_each;
}

CTYPES_DECL void call_plan::choose_straight() {
    const bool record = moves_.size() == 1 && moves_[0].how == load::copy && words_.size() == 1 && long_doubles_ == 0;
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

} // namespace ctypes::detail::runtime
