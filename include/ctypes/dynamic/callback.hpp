// ctypes/dynamic/callback.hpp - a callable as a C function whose signature is known at run time.
//
//     dynamic::callback compare(c.type("int(const int *, const int *)"),
//                               [](const dynamic::arguments& a) { return a[0][0].as<int>() - a[1][0].as<int>(); });
//     sort(data, n, compare);
#pragma once

#include <ctypes/callback/handler.hpp>
#include <ctypes/call/carry.hpp>
#include <ctypes/call/closure.hpp>
#include <ctypes/detail/live.hpp>
#include <ctypes/detail/when_used.hpp>
#include <ctypes/dynamic/signature.hpp>
#include <ctypes/dynamic/thunks.hpp>
#include <ctypes/dynamic/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

/// What a callback was called with: valid until it returns.
class arguments {
public:
    [[nodiscard]] std::size_t size() const noexcept { return of_.arity(); }
    /// A view of argument `i`. Throws conversion_error behind the last one.
    [[nodiscard]] reference operator[](std::size_t i) const {
        if (i >= size()) detail::runtime::refuse_index("the arguments", i, size());
        const detail::runtime::ref& type = of_.parameters()[i];
        const bool owned = !detail::runtime::is_arithmetic(*type.to);
        return reference(type, addresses_[i], owned ? of_.type().keep() : nullptr);
    }
    /// Argument `i` as a C++ value, without a reference in between.
    template <class T>
    [[nodiscard]] T as(std::size_t i) const {
        return detail::runtime::fetch<T>(where(i), [i] { return "argument " + std::to_string(i + 1); });
    }
    /// Copies of all, to be kept.
    template <class Used = detail::when_used>
    [[nodiscard]] std::vector<value> values() const {
        std::vector<detail::later<value, Used>> all;
        all.reserve(size());
        for (std::size_t i = 0; i < size(); ++i) all.push_back(copy(i));
        return all;
    }

    // For the rest of the layer ------------------------------------------------------------------------
    arguments(const detail::runtime::signature& of, void* const* addresses) : of_(of), addresses_(addresses) {}
    /// Argument `i`, which there is; kept inside of the value where it fits.
    [[nodiscard]] value copy(std::size_t i) const {
        const detail::runtime::node& n = *of_.parameters()[i].to;
        value made(value::for_result{}, n, n.owned ? of_.type().keep() : nullptr);
        void* const to = made.address();
        if (n.size == 4) std::memcpy(to, addresses_[i], 4);
        else if (n.size == 8) std::memcpy(to, addresses_[i], 8);
        else std::memcpy(to, addresses_[i], n.size);
        return made;
    }

private:
    [[nodiscard]] detail::runtime::spot where(std::size_t i) const {
        if (i >= size()) detail::runtime::refuse_index("the arguments", i, size());
        return {of_.parameters()[i], static_cast<std::byte*>(addresses_[i])};
    }

    const detail::runtime::signature& of_;
    void* const* addresses_;
};

} // namespace ctypes::dynamic

namespace ctypes::detail::runtime {

/// A callable behind a signature, to which calls come from a thunk or from a libffi closure.
template <class Used = when_used>
class basic_target : public receiver {
public:
    explicit basic_target(std::shared_ptr<const signature> of) : of_(std::move(of)), stop_(dynamic::value::for_result{}, of_->result_type()) {
        if (!of_->refused().empty() && !of_->placed()) throw ffi_error("ffi_prep_closure_loc", -1, of_->refused());
        if (of_->variadic()) throw error("a callback cannot be variadic: it could not know what it was called with");
        slot_ = of_->placed() ? acquire_thunk(of_->result_place(), of_->used()) : nullptr;
        if (slot_ != nullptr) {
            slot_->target.store(this, std::memory_order_release);
        } else {
            closure_ = closure(of_->cif().get(), &basic_target::enter, this);
            live_closures.add();
        }
        live_callbacks.add();
        prepare();
    }
    basic_target(const basic_target&) = delete;
    basic_target& operator=(const basic_target&) = delete;
    virtual ~basic_target() {
        live_callbacks.drop();
        if (slot_ != nullptr) {
            slot_->target.store(nullptr, std::memory_order_release);
            slot_->give_back(slot_);
        } else {
            live_closures.drop();
        }
    }

    [[nodiscard]] void (*code() const noexcept)() {
        return slot_ != nullptr ? slot_->code : reinterpret_cast<void (*)()>(closure_.address());
    }
    [[nodiscard]] bool is_closure() const noexcept { return slot_ == nullptr; }
    [[nodiscard]] const signature& of() const noexcept { return *of_; }
    dynamic::value& stop() noexcept { return stop_; }

    void receive(const word* words, results& out) final {
        if (gathered_ != 0 || word_of_.size() > few) [[unlikely]]
            return receive_any(words, out);
        std::array<void*, few> addresses; // each argument is in one word: it is read there
        for (std::size_t i = 0; i < word_of_.size(); ++i) addresses[i] = const_cast<word*>(words + word_of_[i]);
        answer(words, addresses.data(), out);
    }

protected:
    /// Runs the callable and converts what it returns.
    virtual void run(const dynamic::arguments& with, const spot& result) = 0;

private:
    static constexpr std::size_t few = 8;

    /// Any number of arguments, those in several words put together.
    [[gnu::noinline]] void receive_any(const word* words, results& out) {
        std::vector<later<void*, Used>> addresses(of_->arity());
        const auto room = std::make_unique<later<word, Used>[]>(gathered_);
        gather(words, room.get(), addresses.data());
        answer(words, addresses.data(), out);
    }

    void prepare() {
        for (std::size_t i = 0; slot_ != nullptr && i < of_->arity(); ++i) {
            const abi::placement& p = of_->places()[i];
            const bool one = p.how == abi::way::registers && p.count == 1 && p.parts[0].offset == 0;
            word_of_.push_back(one ? word_number(p.parts[0]) : 0);
            if (!one) gathered_ += (std::max<std::size_t>(of_->parameters()[i].to->size, 1) + 15) / 16 * 2;
        }
    }

    static std::size_t word_number(const abi::part& p) {
        return (p.where == abi::bank::general ? frame::general : frame::vector) + p.number;
    }

    void gather(const word* words, word* room, void** addresses) const {
        for (std::size_t i = 0; i < of_->arity(); ++i) {
            const abi::placement& p = of_->places()[i];
            if (p.how == abi::way::registers && p.count == 1 && p.parts[0].offset == 0) {
                addresses[i] = const_cast<word*>(words + word_of_[i]);
            } else if (p.how == abi::way::reference) { // the caller's copy is ours
                addresses[i] = reinterpret_cast<void*>(static_cast<std::uintptr_t>(words[word_number(p.parts[0])]));
            } else {
                addresses[i] = room;
                for (std::size_t k = 0; k < p.count; ++k)
                    std::memcpy(reinterpret_cast<std::byte*>(room) + p.parts[k].offset, &words[word_number(p.parts[k])], p.parts[k].size);
                room += (std::max<std::size_t>(of_->parameters()[i].to->size, 1) + 15) / 16 * 2;
            }
        }
    }

    /// Runs the callable for a thunk and brings the result to its registers.
    void answer(const word* words, void* const* addresses, results& out) {
        const abi::placement& p = of_->result_place();
        if (p.how == abi::way::nothing) return guarded(addresses, nullptr);
        if (p.how == abi::way::reference) { // x86-64: the address came first, and goes back
            out.general[0] = words[0];
            return guarded(addresses, reinterpret_cast<std::byte*>(static_cast<std::uintptr_t>(words[0])));
        }
        alignas(16) std::byte bytes[64];
        guarded(addresses, bytes);
        std::size_t general = 0;
        std::size_t vector = 0;
        for (std::size_t k = 0; k < p.count; ++k) {
            const abi::part& part = p.parts[k];
            const word w = word_at(bytes + part.offset, part.size);
            if (part.where == abi::bank::general) out.general[general++] = w;
            else std::memcpy(&out.vector[vector++], &w, 8);
        }
    }

    /// A number of four bytes is not written into a word of memory: to read that is a stall.
    static word word_at(const std::byte* at, std::size_t size) {
        if (size == 8) return get<word>(at);
        if (size == 4) return get<std::uint32_t>(at);
        word w = 0;
        std::memcpy(&w, at, size);
        return w;
    }

    static void enter(ffi_cif*, void* result, void** values, void* data) {
        static_cast<basic_target*>(data)->enter(result, values);
    }

    void enter(void* result, void** values) {
        const node& n = of_->result();
        std::vector<later<void*, Used>> addresses(of_->arity());
        std::vector<std::shared_ptr<later<block, Used>>> rooms;
        const auto& pieces = of_->pieces();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const abi::piece& p = pieces[i];
            if (p.argument == abi::piece::filler) continue;
            const node& type = *of_->parameters()[p.argument].to;
            if (p.by_address) {
                addresses[p.argument] = *static_cast<void**>(values[i]);
            } else if (p.offset == 0 && p.size == type.size && is_aligned(values[i], type.alignment)) {
                addresses[p.argument] = values[i];
            } else { // libffi leaves an __int128 among the saved registers, which are aligned to 8 bytes only
                if (addresses[p.argument] == nullptr) {
                    rooms.push_back(block::make(type.size, type.alignment));
                    addresses[p.argument] = rooms.back()->at();
                }
                std::memcpy(static_cast<std::byte*>(addresses[p.argument]) + p.offset, values[i], p.size);
            }
        }
        for (std::size_t i = 0; i < addresses.size(); ++i) // an empty record: nothing came
            if (addresses[i] == nullptr) {
                rooms.push_back(block::make(1, 16));
                addresses[i] = rooms.back()->at();
            }
        const std::size_t offset = of_->lowered().result.offset;
        if (n.size == 0 || of_->lowered().result.type == &ffi_type_void) {
            alignas(16) std::byte nothing[64];
            guarded(addresses.data(), nothing);
        } else if (of_->widened_result() || offset != 0) {
            alignas(16) std::byte bytes[64]{};
            guarded(addresses.data(), bytes);
            if (offset != 0) std::memcpy(result, bytes + offset, n.size - offset);
            else widen(result, n, bytes);
        } else {
            guarded(addresses.data(), static_cast<std::byte*>(result));
        }
    }

    static bool is_aligned(const void* at, std::size_t alignment) noexcept {
        return reinterpret_cast<std::uintptr_t>(at) % alignment == 0;
    }

    /// libffi takes narrow integers as a whole ffi_arg, extended by the sign.
    static void widen(void* result, const node& n, const std::byte* bytes) {
        ffi_arg wide = 0;
        if (n.is == kind::pointer) std::memcpy(&wide, bytes, sizeof(void*));
        else {
            widest bits = 0;
            if (number::load(n.exact, bytes).integer(sizeof(ffi_arg) * 8, n.is_signed, bits) == fit::yes)
                wide = static_cast<ffi_arg>(bits);
        }
        std::memcpy(result, &wide, sizeof wide);
    }

    void guarded(void* const* addresses, std::byte* result) {
        const spot to{{&of_->result(), 0}, result};
        if (carrier::stopped()) [[unlikely]]
            return answer_stop(result);
        try {
            run(dynamic::arguments(*of_, addresses), to);
            return;
        } catch (...) {
            keep_current_exception();
        }
        answer_stop(result);
    }
    void answer_stop(std::byte* result) noexcept {
        if (result != nullptr && of_->result().size != 0) std::memcpy(result, stop_.where().at, of_->result().size);
    }

    std::shared_ptr<const signature> of_;
    thunk_slot* slot_ = nullptr;
    closure closure_;
    dynamic::value stop_;
    std::vector<later<std::size_t, Used>> word_of_;
    std::size_t gathered_ = 0; // words of room for arguments that are in several
};

using target = basic_target<>;

/// The arguments of one call as values; few of them are made where this is, without asking for memory.
template <class Used = when_used>
class argument_values {
public:
    explicit argument_values(const dynamic::arguments& from) : argument_values(from.size()) {
        for (const std::size_t count = from.size(); count_ < count; ++count_)
            ::new (static_cast<void*>(first_ + count_)) value(from.copy(count_));
    }
    argument_values(const argument_values&) = delete;
    argument_values& operator=(const argument_values&) = delete;
    ~argument_values() {
        std::destroy_n(first_, count_);
        if (first_ != room()) ::operator delete(first_);
    }

    [[nodiscard]] std::span<const dynamic::value> all() const noexcept { return {first_, count_}; }

private:
    using value = later<dynamic::value, Used>;
    static constexpr std::size_t few = 8;

    explicit argument_values(std::size_t count)
        : first_(count <= few ? room() : static_cast<value*>(::operator new(count * sizeof(value)))) {}
    [[nodiscard]] value* room() noexcept { return reinterpret_cast<value*>(room_); }

    value* first_;
    std::size_t count_ = 0; // made already
    alignas(value) std::byte room_[few * sizeof(value)];
};

template <class F>
class target_of final : public target {
public:
    template <class G>
    target_of(std::shared_ptr<const signature> of, G&& callable) : target(std::move(of)), callable_(std::forward<G>(callable)) {}

private:
    static constexpr bool takes_arguments = std::is_invocable_v<F&, const dynamic::arguments&>;

    void run(const dynamic::arguments& with, const spot& result) override {
        if constexpr (takes_arguments) {
            give([&]() -> decltype(auto) { return callable_(with); }, result);
        } else {
            const argument_values<> values(with);
            give([&]() -> decltype(auto) { return callable_(values.all()); }, result);
        }
    }

    template <class Call>
    void give(const Call& call, const spot& result) {
        const auto path = [] { return std::string("the callback's result"); };
        using given = std::remove_cvref_t<decltype(call())>;
        if constexpr (std::is_void_v<decltype(call())>) {
            call();
            if (result.of().is != kind::void_) refuse(path(), "the callable returns nothing, C wants '" + spell(result.type, {}) + "'");
        } else {
            decltype(auto) from = call();
            if (result.of().is == kind::void_) return;
            if constexpr (std::is_arithmetic_v<given>) {
                if (result.of().code == scalar_code(scalar_of<given>())) [[likely]] {
                    std::memcpy(result.at, &from, sizeof from);
                    return;
                }
            }
            assign(result, nullptr, from, path);
        }
    }

    F callable_;
};

} // namespace ctypes::detail::runtime

namespace ctypes::dynamic {

/// A callable over run-time values as a C function pointer. It takes `const dynamic::arguments&`, or
/// `std::span<const dynamic::value>`, and returns what converts to the result: a number, a value, a struct ...
///
/// As with ctypes::callback: the object owns the callable and must outlive the calls; moving it does not change what C
/// sees; an exception goes to the innermost call on the thread that checks (a dynamic::function with a function pointer
/// among its parameters, or one made by rethrowing()), C gets the stop value: all zero bytes, or stop_with(...).
class callback {
public:
    callback() = default; ///< empty

    /// Throws ctypes::error when `of` is no function type or ends in `...`, ffi_error when neither a thunk nor a
    /// closure can serve the signature.
    template <class F>
    callback(const dynamic::type& of, F&& callable) {
        using stored = std::decay_t<F>;
        static_assert(std::is_invocable_v<stored&, const arguments&> || std::is_invocable_v<stored&, std::span<const value>>,
                      "ctypes: the callable of a dynamic callback takes const ctypes::dynamic::arguments&, "
                      "or std::span<const ctypes::dynamic::value>");
        const dynamic::type function = of.kind() == kind::pointer ? of.target() : of;
        target_ = std::make_unique<detail::runtime::target_of<stored>>(detail::runtime::signature::prepare(function),
                                                                       std::forward<F>(callable));
    }

    /// What C gets from now on when the callable throws, and until the call that led to it is back.
    template <class T>
    callback& stop_with(const T& answer) & {
        const auto path = [] { return std::string("the stop value"); };
        detail::runtime::assign(target_->stop().where(), nullptr, answer, path);
        return *this;
    }

    /// What C calls, as long as this object lives; null when it is empty.
    [[nodiscard]] void (*pointer() const noexcept)() { return target_ != nullptr ? target_->code() : nullptr; }
    /// The same as an address, for raw calls.
    [[nodiscard]] void* address() const noexcept { return reinterpret_cast<void*>(pointer()); }
    [[nodiscard]] dynamic::type type() const { return target_ != nullptr ? target_->of().type() : dynamic::type(); }
    /// Whether C calls a libffi closure, not one of the static thunks.
    [[nodiscard]] bool is_closure() const noexcept { return target_ != nullptr && target_->is_closure(); }
    explicit operator bool() const noexcept { return target_ != nullptr; }

private:
    std::unique_ptr<detail::runtime::target> target_;
};

} // namespace ctypes::dynamic
