// ctypes/dynamic/slots.hpp - a call whose arguments the caller puts into their registers' places itself.
//
//     auto s = power.slots();
//     s.set(0, 2.0);  s.set(1, 10.0);
//     s.call();
//     double r = s.result<double>();
#pragma once

#include <ctypes/dynamic/refuse.hpp>
#include <ctypes/dynamic/signature.hpp>
#include <ctypes/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

/// One call's places, filled again and again: for interpreters, which know the types of what they pass. Nothing is
/// checked and nothing converted: argument `i` is given as the C++ type that is the parameter's. It keeps the
/// signature alive, not the library. For one thread.
class slots {
public:
    /// Throws ffi_error where arguments have no such places: a function with `...`, an unknown calling convention,
    /// more than 16 words of stack, whole vector registers. Call such a function by values.
    slots(std::shared_ptr<const detail::runtime::signature> of, void (*function)())
        : function_(function), prepared_(std::move(of)) {
        if (prepared_ == nullptr || prepared_->variadic() || !prepared_->plan().usable())
            throw ffi_error("dynamic::slots", -1, "the arguments of this signature have no fixed places; call it by values");
        result_.resize((prepared_->result().size + 15) / 16 + 1);
        words_ = prepared_->plan().words().data();
        shape_ = prepared_->plan().slots_shape();
        const auto& place = prepared_->plan().result();
        const bool vector = place.count == 1 && place.parts[0].where == abi::bank::vector;
        vector_result_ = vector;
    }

    /// Argument `i`, a number or a pointer, in its register or stack word.
    template <class T>
        requires(std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_pointer_v<T>)
    void set(std::size_t i, T argument) noexcept {
        detail::runtime::word w = 0;
        if constexpr (std::is_floating_point_v<T>) {
            if constexpr (sizeof(T) <= 8) std::memcpy(&w, &argument, sizeof argument);
        } else if constexpr (std::is_pointer_v<T>) w = reinterpret_cast<std::uintptr_t>(argument);
        else w = static_cast<detail::runtime::word>(argument); // extended: a word is always written as a whole
        if constexpr (std::is_same_v<T, long double>) set_bytes(i, &argument);
        else frame_.words[words_[i]] = w;
    }
    /// Argument `i`, a record: `bytes` is where it is.
    void set_bytes(std::size_t i, const void* bytes) noexcept { prepared_->plan().fill_one(frame_, i, bytes); }
    template <class T>
        requires(std::is_class_v<T> || std::is_union_v<T>)
    void set(std::size_t i, const T& record) noexcept {
        set_bytes(i, &record);
    }

    /// Makes the call. The compiler's own, right here, for what stays in registers on x86-64.
    CTYPES_CALLS_BY_OTHER_TYPE void call() {
        if (shape_ == shape::other) [[unlikely]]
            prepared_->plan().finish(function_, frame_, result_.data());
        else if (vector_result_) enter<double>();
        else enter<detail::runtime::word>();
    }

    /// The result of the last call; `T` is the result's type.
    template <class T>
    [[nodiscard]] T result() const noexcept {
        T r;
        std::memcpy(&r, result(), sizeof r);
        return r;
    }
    [[nodiscard]] const void* result() const noexcept { return result_.data(); }

private:
    struct alignas(16) unit {
        std::byte bytes[16];
    };

    using shape = detail::runtime::call_plan::shape;

    template <class R>
    CTYPES_CALLS_BY_OTHER_TYPE void enter() {
        using w = detail::runtime::word;
        using d = double;
        const w* const g = frame_.words;
        const detail::runtime::frame::doubles v = frame_.reals();
        R r;
        if (shape_ == shape::small) [[likely]]
            r = reinterpret_cast<R (*)(w, w, d, d)>(function_)(g[0], g[1], v[0], v[1]);
        else
            r = reinterpret_cast<R (*)(w, w, w, w, w, w, d, d, d, d, d, d, d, d)>(function_)(
                g[0], g[1], g[2], g[3], g[4], g[5], v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
        std::memcpy(result_.data(), &r, sizeof r);
    }

    void (*function_)();
    shape shape_ = shape::other;
    bool vector_result_ = false;
    const std::uint16_t* words_;
    std::vector<unit> result_;
    std::shared_ptr<const detail::runtime::signature> prepared_;
    detail::runtime::frame frame_{};
};

} // namespace ctypes::dynamic
