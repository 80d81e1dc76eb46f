// ctypes/dynamic/slots.hpp - a call whose arguments the caller puts into their registers' places itself.
//
//     auto s = power.slots();
//     s.set(0, 2.0);  s.set(1, 10.0);
//     s.call();
//     double r = s.result<double>();
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/dynamic/refuse.hpp>
#include <ctypes/dynamic/signature.hpp>
#include <ctypes/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

/// One call's places, filled again and again: for interpreters, which know the types of what they pass. Nothing is
/// checked and nothing converted: argument `i` is given as the C++ type that is the parameter's. It keeps what
/// the function keeps alive: its library. For one thread.
class slots {
    using word = detail::runtime::word;
    using frame = detail::runtime::frame;

    template <class T>
    static constexpr bool in_one_word = sizeof(T) <= sizeof(word) && (std::is_arithmetic_v<T> || std::is_enum_v<T> ||
                                                                      std::is_pointer_v<T> || std::is_null_pointer_v<T>);

public:
    /// Throws ffi_error where arguments have no such places: a function with `...`, an unknown calling convention,
    /// more than 16 words of stack, whole vector registers. Call such a function by values.
    slots(std::shared_ptr<const detail::runtime::signature> of, void (*function)(), std::shared_ptr<const void> kept = {})
        : function_(function), prepared_(std::move(of)), keep_(std::move(kept)) {
        if (prepared_ == nullptr || prepared_->variadic() || !prepared_->plan().usable())
            throw ffi_error("dynamic::slots", -1, "the arguments of this signature have no fixed places; call it by values");
        const auto& plan = prepared_->plan();
        words_ = plan.words().data();
        for (std::size_t i = 0; i < plan.words().size() && i < near_count; ++i)
            first_words_[i] = static_cast<std::uint8_t>(words_[i].first);
        if (plan.result_size() > 4 * sizeof(word)) large_.resize((plan.result_size() + 15) / 16);
        choose();
    }

    /// Argument `i`: a number or a pointer, in its register or word of the stack.
    template <class T>
        requires(in_one_word<T>)
    void set(std::size_t i, T argument) noexcept {
        word w = 0; // a word is always written as a whole: half of one is read with a stall
        if constexpr (std::is_floating_point_v<T>) std::memcpy(&w, &argument, sizeof argument);
        else if constexpr (std::is_pointer_v<T>) w = reinterpret_cast<std::uintptr_t>(argument);
        else if constexpr (!std::is_null_pointer_v<T>) w = static_cast<word>(argument); // extended
        frame_.words[word_of(i)] = w;
    }
    /// Argument `i`: a record, a long double, another value that is copied by its bytes.
    template <class T>
        requires(!in_one_word<T> && std::is_trivially_copyable_v<T>)
    void set(std::size_t i, const T& record) noexcept {
        set_record(i, record);
    }
    /// Argument `i`, of the size of its parameter: `bytes` is where it is.
    void set_bytes(std::size_t i, const void* bytes) noexcept { prepared_->plan().fill_one(frame_, i, bytes); }

    /// Makes the call and gives its result, as the C++ type that it is. Where arguments travel in a few registers, or
    /// four words of the stack, it is the compiler's own call, right here.
    ///     double r = s.call<double>();
    template <class R>
        requires(std::is_void_v<R> || std::is_trivially_copyable_v<R>)
    CTYPES_CALLS_BY_OTHER_TYPE R call() {
        if constexpr (returns_here<R>) {
            if (shape_ == shape::two_registers) [[likely]]
                return enter_two<R>();
            if (shape_ == shape::general) return enter_general<R>();
            if (shape_ == shape::four_registers) return enter_four<R>();
            if (shape_ == shape::stack) return enter_stack<R>();
            if (shape_ != shape::elsewhere) return enter_many<R>();
        }
        finish();
        if constexpr (!std::is_void_v<R>) return result<R>();
    }

    /// The same, with the result to be asked for afterwards.
    void call() {
#if defined(__x86_64__)
        if (single_) [[likely]]
            return keep(call<detail::runtime::general_vector>());
#endif
        finish();
    }

    /// The result of the last call; `T` is the result's type.
    template <class T>
    [[nodiscard]] T result() const noexcept {
        T r;
        if constexpr (in_one_word<T>) {
            std::memcpy(&r, &room_[std::is_floating_point_v<T> ? vector_room : general_room], sizeof r);
        } else if constexpr (std::is_same_v<T, long double>) {
            r = 0;
            std::memcpy(&r, result(), detail::runtime::long_double_bytes);
        } else if constexpr (sizeof(T) == 2 * sizeof(word)) { // read as it was written, word by word
            word part[2];
            std::memcpy(&part[0], result(), sizeof(word));
            std::memcpy(&part[1], static_cast<const std::byte*>(result()) + sizeof(word), sizeof(word));
            detail::runtime::in_register(part[0]);
            detail::runtime::in_register(part[1]);
            std::memcpy(static_cast<void*>(&r), part, sizeof r);
        } else {
            std::memcpy(static_cast<void*>(&r), result(), sizeof r);
        }
        return r;
    }
    [[nodiscard]] const void* result() const noexcept {
        return large_.empty() ? static_cast<const void*>(&room_[first_]) : large_.data();
    }

private:
    struct alignas(16) unit {
        std::byte bytes[16];
    };
    /// What is filled by a call that is made inline.
    enum class shape : std::uint8_t { elsewhere, two_registers, general, four_registers, stack, vectors, registers, general_and_stack, all };

    /// Results that the compiler itself can fetch with no argument in their way: x86-64 passes the address of a record
    /// in memory as the first one.
    template <class R>
    static constexpr std::size_t size_of = [] {
        if constexpr (std::is_void_v<R>) return std::size_t{0};
        else return sizeof(R);
    }();
    template <class R>
    static constexpr bool returns_here = abi::host == abi::convention::aapcs64 ||
                                         (abi::host == abi::convention::sysv_x86_64 && size_of<R> <= 2 * sizeof(word));

    [[nodiscard]] double real(std::size_t i) const noexcept {
        return detail::runtime::as_double(frame_.words + frame::vector + i);
    }
    template <class R>
    CTYPES_CALLS_BY_OTHER_TYPE R enter_two() {
        using w = word;
        const w* const g = frame_.words;
        return reinterpret_cast<R (*)(w, w, double, double)>(function_)(g[0], g[1], real(0), real(1));
    }
    template <class R>
    CTYPES_CALLS_BY_OTHER_TYPE R enter_four() {
        using w = word;
        const w* const g = frame_.words;
        return reinterpret_cast<R (*)(w, w, w, w, double, double, double, double)>(function_)(g[0], g[1], g[2], g[3], real(0),
                                                                                              real(1), real(2), real(3));
    }
    template <class R>
    CTYPES_CALLS_BY_OTHER_TYPE R enter_stack() {
        return [this]<std::size_t... I, std::size_t... J>(std::index_sequence<I...>, std::index_sequence<J...>) {
            using namespace detail::runtime;
            const word* const s = frame_.words + frame::stack;
            return reinterpret_cast<R (*)(a_word<I>..., a_double<J>..., word, word, word, word)>(function_)(
                anything<a_word<I>>()..., anything<a_double<J>>()..., s[0], s[1], s[2], s[3]);
        }(std::make_index_sequence<frame::general_count>{}, std::make_index_sequence<frame::vector_count>{});
    }
    template <class R>
    R enter_general() {
        return enter_all<R>(std::make_index_sequence<frame::general_count>{}, std::index_sequence<>{}, std::index_sequence<>{},
                            std::index_sequence<>{});
    }
    /// Many arguments. Not inlined: it is large.
    template <class R>
    [[gnu::noinline]] R enter_many() {
        constexpr std::index_sequence<> none;
        constexpr auto general = std::make_index_sequence<frame::general_count>{};
        constexpr auto vector = std::make_index_sequence<frame::vector_count>{};
        constexpr auto stack = std::make_index_sequence<4>{};
        if (shape_ == shape::vectors) return enter_all<R>(std::make_index_sequence<2>{}, vector, none, none);
        if (shape_ == shape::registers) return enter_all<R>(general, vector, none, none);
        if (shape_ == shape::general_and_stack) return enter_all<R>(general, none, vector, stack);
        return enter_all<R>(general, vector, none, stack);
    }
    /// General and vector registers, vector registers that mean nothing, words of the stack.
    template <class R, std::size_t... I, std::size_t... J, std::size_t... U, std::size_t... K>
    CTYPES_CALLS_BY_OTHER_TYPE R enter_all(std::index_sequence<I...>, std::index_sequence<J...>, std::index_sequence<U...>,
                                           std::index_sequence<K...>) {
        using namespace detail::runtime;
        const word* const g = frame_.words;
        return reinterpret_cast<R (*)(a_word<I>..., a_double<J>..., a_double<U>..., a_word<K>...)>(function_)(
            g[I]..., real(J)..., anything<a_double<U>>()..., g[frame::stack + K]...);
    }
    void finish() { prepared_->plan().finish(function_, frame_, const_cast<void*>(result())); }

    /// The first word of argument `i`: at hand for most of them.
    [[nodiscard]] std::size_t word_of(std::size_t i) const noexcept {
        return i < near_count ? first_words_[i] : words_[i].first;
    }

    template <class T>
    void set_record(std::size_t i, const T& record) noexcept {
        if constexpr (abi::host == abi::convention::sysv_x86_64 && sizeof(T) > 2 * sizeof(word)) {
            std::memcpy(&frame_.words[word_of(i)], &record, sizeof record); // it lies on the stack as it is
        } else {
            const auto at = words_[i];
            if (!at.simple || sizeof(T) > 2 * sizeof(word)) [[unlikely]]
                return set_bytes(i, &record);
            copy_word<0>(record, frame_.words[at.first]);
            if constexpr (sizeof(T) > sizeof(word)) copy_word<1>(record, frame_.words[at.second]);
        }
    }
    template <std::size_t Word, class T>
    static void copy_word(const T& record, word& to) noexcept {
        constexpr std::size_t size = std::is_same_v<T, long double> ? detail::runtime::long_double_bytes : sizeof(T);
        constexpr std::size_t rest = size > Word * sizeof(word) ? size - Word * sizeof(word) : 0;
        word w = 0;
        std::memcpy(&w, reinterpret_cast<const std::byte*>(&record) + Word * sizeof(word), rest < sizeof w ? rest : sizeof w);
        to = w;
    }

    /// Both registers a result may be in, so that nothing is to be decided: as vector and general, and as general and
    /// vector behind that.
    void keep(const detail::runtime::general_vector& result) noexcept {
        word general = result.a;
        double vector = result.b;
        detail::runtime::in_register(general);
        detail::runtime::in_register(vector);
        std::memcpy(&room_[vector_room], &vector, sizeof vector);
        room_[general_room] = general;
        std::memcpy(&room_[general_room + 1], &vector, sizeof vector);
    }
    void choose() {
        const auto& plan = prepared_->plan();
        const auto& place = plan.result();
        const auto& used = plan.used();
        const auto in = [&](std::size_t part, abi::bank bank) { return part < place.count && place.parts[part].where == bank; };
        const bool registers = place.how == abi::way::registers;
        if (registers && in(0, abi::bank::general)) first_ = general_room;
        if (plan.hidden_result() || (registers && in(0, abi::bank::x87))) return;
        constexpr std::size_t g = frame::general_count;
        constexpr std::size_t v = frame::vector_count;
        shape_ = used.within(2, 2, 0)   ? shape::two_registers
                 : used.within(g, 0, 0) ? shape::general
                 : used.within(4, 4, 0) ? shape::four_registers
                 : used.within(0, 0, 4) ? shape::stack
                 : used.within(2, v, 0) ? shape::vectors
                 : used.within(g, v, 0) ? shape::registers
                 : used.within(g, 0, 4) ? shape::general_and_stack
                 : used.within(g, v, 4) ? shape::all
                                        : shape::elsewhere;
        if (shape_ == shape::elsewhere) return;
        single_ = !registers || (place.parts[0].offset == 0 && !(place.count == 2 && in(1, place.parts[0].where)));
    }

    static constexpr std::size_t vector_room = 0;
    static constexpr std::size_t general_room = 1;

    static constexpr std::size_t near_count = 8;

    void (*function_)();
    std::uint8_t first_words_[near_count]{};
    shape shape_ = shape::elsewhere;
    bool single_ = false; // x86-64 fetches the result as one general and one vector register
    std::uint8_t first_ = vector_room; // where a result begins
    const detail::runtime::call_plan::words_of_argument* words_;
    alignas(16) word room_[6]{};
    std::vector<unit> large_; // for a result that the room is too small for
    std::shared_ptr<const detail::runtime::signature> prepared_;
    std::shared_ptr<const void> keep_;
    frame frame_{};
};

} // namespace ctypes::dynamic
