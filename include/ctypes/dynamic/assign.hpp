// ctypes/dynamic/assign.hpp - C++ values and other run-time values to a place, checked.
//
//     assign(to, keeper, 3, where);     // where() gives the path, when it is needed
#pragma once

#include <ctypes/dynamic/block.hpp>
#include <ctypes/dynamic/equal.hpp>
#include <ctypes/dynamic/match.hpp>
#include <ctypes/dynamic/refuse.hpp>
#include <ctypes/dynamic/spot.hpp>
#include <ctypes/signature/c_text_convention.hpp>
#include <ctypes/signature/convention.hpp>
#include <ctypes/type/name.hpp>

#include <complex>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

/// value and reference, which stand above this header: where they are, and in which memory.
template <class T>
concept holder = requires(const T& t) {
    { t.where() } -> std::convertible_to<spot>;
    { t.memory() } -> std::convertible_to<std::shared_ptr<block>>;
};

template <class T>
inline constexpr bool is_function_pointer = std::is_pointer_v<T> && std::is_function_v<std::remove_pointer_t<T>>;

/// Callbacks and functions: something C can call.
template <class T>
concept callable_by_c = requires(const T& t) {
    t.pointer();
    requires is_function_pointer<decltype(t.pointer())>;
};

template <class T>
concept text_like = std::convertible_to<const T&, std::string_view> && !std::is_null_pointer_v<T>;

template <class T>
concept shared = requires(const T& t) {
    { t.use_count() } -> std::convertible_to<long>;
    t.get();
};

template <class T>
inline constexpr bool is_number = std::is_arithmetic_v<T> || std::is_enum_v<T> || is_int128<T> || is_float16<T>;

inline bool is_character(const node& n) { return n.is == kind::integer && n.size == 1; }

template <class T>
void put(std::byte* to, T value) {
    std::memcpy(to, &value, sizeof value);
}
template <class T>
T get(const std::byte* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

/// Whether a pointer to `from` may become a pointer to `to`: the same type, or void on one side; const is not lost.
template <class Used = when_used>
bool pointers_agree(ref from, ref to) {
    if ((from.quals & c_text::is_const) != 0 && (to.quals & c_text::is_const) == 0) return false;
    if (from.to == to.to) return true;
    const kind other = from.to->is == kind::void_ ? to.to->is : to.to->is == kind::void_ ? from.to->is : kind::void_;
    if (from.to->is == kind::void_ || to.to->is == kind::void_) return other != kind::function;
    if (is_character(*from.to) && is_character(*to.to)) return true;
    from.quals = to.quals = 0;
    return comparison<Used>().same(from, to, true);
}

template <class Where>
void assign_number(const spot& to, const number& n, const Where& where) {
    const node& type = to.of();
    if (is_arithmetic(type)) {
        const fit fits = to.store(n);
        if (fits != fit::yes) [[unlikely]]
            refuse_number(where(), n, fits, type.name);
    } else if (type.is == kind::complex) {
        const std::size_t part = type.to.to->size;
        assign_number({type.to, to.at}, n, where);
        assign_number({type.to, to.at + part}, number::of(0), where);
    } else {
        refuse_kind(where(), n.real ? "a floating-point number" : "an integer", to.type);
    }
}

/// Keeps something for the pointer at `to`. Without a keeper (the arguments of a call) it lives long enough anyway.
template <class Used = when_used>
void keep_for(const spot& to, later<block, Used>* keeper, std::shared_ptr<const void> what,
              std::shared_ptr<later<block, Used>> memory = nullptr) {
    if (keeper != nullptr)
        keeper->keep(static_cast<std::size_t>(to.at - keeper->at()), std::move(what), std::move(memory));
}

template <class Where>
void assign_holder(const spot& to, later<block, Where>* keeper, const spot& from,
                   const std::shared_ptr<later<block, Where>>& memory, const Where& where) {
    using kept_one = typename later<block, Where>::kept;
    const node& type = to.of();
    const node& given = from.of();
    if (is_arithmetic(type) && is_arithmetic(given)) return assign_number(to, from.load(), where);
    if (type.is == kind::pointer) {
        const void* p = from.at;
        const bool same_pointee = &given == type.to.to ||
                                  (given.is != kind::pointer &&
                                   comparison<later<void, Where>>().same({&given, 0}, {type.to.to, 0}));
        if (given.is == kind::pointer && !same_pointee) {
            if (!pointers_agree(given.to, type.to)) refuse_kind(where(), spell(from.type, {}), to.type);
            p = get<const void*>(from.at);
            const kept_one* const kept =
                memory != nullptr ? memory->kept_at(static_cast<std::size_t>(from.at - memory->at())) : nullptr;
            if (kept != nullptr) keep_for(to, keeper, kept->what, kept->memory);
            else keep_for(to, keeper, nullptr);
        } else if (given.is == kind::array || same_pointee) {
            const ref element = given.is == kind::array && !same_pointee ? given.to : ref{&given, from.type.quals};
            if (!pointers_agree(element, type.to)) refuse_kind(where(), spell(from.type, {}), to.type);
            if (keeper != nullptr && memory == nullptr)
                refuse(where(), "a small value in an expression cannot be pointed to; give it a type: dynamic::value(type, x)");
            keep_for(to, keeper, nullptr, memory);
        } else {
            refuse_kind(where(), spell(from.type, {}), to.type);
        }
        return put(to.at, p);
    }
    if (type.is == kind::complex && is_arithmetic(given)) return assign_number(to, from.load(), where);
    if (to.is_bit_field() || from.is_bit_field() || !type.complete || !layout_comparison<later<void, Where>>().same(type, given))
        refuse_kind(where(), spell(from.type, {}), to.type);
    std::memmove(to.at, from.at, type.size);
    if (keeper == nullptr) return;
    const auto base = static_cast<std::size_t>(to.at - keeper->at());
    if (memory == nullptr) return keeper->forget(base, type.size);
    if (memory.get() == keeper) return; // a part copied within one value: what it points to stays kept
    keeper->forget(base, type.size);
    const auto first = static_cast<std::size_t>(from.at - memory->at());
    for (const kept_one& k : memory->all_kept())
        if (k.offset >= first && k.offset < first + type.size) keeper->keep(base + k.offset - first, k.what, k.memory);
}

template <class T, class Where>
void assign_pointer(const spot& to, T* from, const Where& where) {
    const node& type = to.of();
    if (type.is != kind::pointer || !points_to<T>(*type.to.to))
        refuse_kind(where(), type_name<T*>(), to.type);
    if (std::is_const_v<T> && from != nullptr && (type.to.quals & c_text::is_const) == 0)
        refuse_type(where(), to.type, "may be written through, and what is given is const");
    put(to.at, from);
}

/// Refuses a C++ function for a pointer to one that is called otherwise.
template <class Where>
void require_convention(const spot& to, convention by, std::string_view what, const Where& where) {
    const node& type = to.of();
    if (type.is == kind::pointer && type.to.to->is == kind::function && own_convention(type.to.to->call) != by)
        refuse_kind(where(), what, to.type);
}

template <class Where>
void assign_text(const spot& to, block* keeper, std::string_view text, const char* terminated, const Where& where) {
    const node& type = to.of();
    if (type.is == kind::array && is_character(*type.to.to)) {
        if (text.size() > type.size)
            refuse(where(), "a text of " + std::to_string(text.size()) + " bytes does not fit into '" + spell(to.type, {}) + "'");
        std::memcpy(to.at, text.data(), text.size());
        std::memset(to.at + text.size(), 0, type.size - text.size());
    } else if (type.is == kind::pointer && points_to<char>(*type.to.to)) {
        if (keeper != nullptr) {
            const auto copy = later<block, Where>::make(text.size() + 1, 1); // the value has a copy of its own
            std::memcpy(copy->at(), text.data(), text.size());
            keep_for(to, keeper, nullptr, copy);
            put(to.at, copy->at());
        } else if (terminated == nullptr) {
            refuse(where(), "a string_view may lack the terminating null character; pass std::string(view)");
        } else if ((type.to.quals & c_text::is_const) == 0) {
            refuse_type(where(), to.type, "may be written through, and the text is const; pass a buffer");
        } else {
            put(to.at, terminated);
        }
    } else {
        refuse_kind(where(), "a text", to.type);
    }
}

template <class T, class Where>
void assign(const spot& to, block* keeper, const T& from, const Where& where);

template <class Range, class Where>
void assign_range(const spot& to, block* keeper, const Range& from, const Where& where) {
    const node& type = to.of();
    if constexpr (requires { std::data(from); std::size(from); }) {
        using element = std::remove_reference_t<decltype(*std::data(from))>;
        if constexpr (std::is_trivially_copyable_v<element>)
            if (type.is == kind::pointer && keeper == nullptr) // C reads an array where it is
                return assign_pointer(to, std::data(from), where);
    }
    if (type.is != kind::array || type.length == no_length) refuse_kind(where(), "a list", to.type);
    const auto size = static_cast<std::size_t>(std::size(from));
    if (size != type.length)
        refuse(where(), std::to_string(size) + " elements do not make '" + spell(to.type, {}) + "'");
    std::size_t i = 0;
    for (const auto& each : from) {
        assign(spot{type.to, to.at + i * type.to.to->size}, keeper, each,
               [&] { return where() + "[" + std::to_string(i) + "]"; });
        ++i;
    }
}

/// A value of any C++ type that has a meaning in C.
template <class T, class Where>
void assign(const spot& to, block* keeper, const T& from, const Where& where) {
    using bare = std::remove_cv_t<T>;
    if constexpr (holder<T>) {
        assign_holder(to, keeper, from.where(), from.memory(), where);
    } else if constexpr (callable_by_c<T>) {
        if constexpr (requires { { from.type().node() } -> std::same_as<const node&>; }) { // its signature is known, too
            const node& type = to.of();
            if (type.is == kind::pointer && type.to.to->is == kind::function &&
                !comparison<later<void, T>>().same({&from.type().node(), 0}, {type.to.to, 0}))
                refuse_kind(where(), spell({&from.type().node(), 0}, "(*)"), to.type);
        } else if constexpr (requires { T::convention; }) {
            require_convention(to, T::convention, type_name<T>(), where);
        }
        assign_pointer(to, reinterpret_cast<void (*)()>(from.pointer()), where);
        if constexpr (requires { from.keep(); }) keep_for(to, keeper, from.keep());
    } else if constexpr (is_number<bare>) {
        assign_number(to, number::of(from), where);
    } else if constexpr (std::is_null_pointer_v<bare>) {
        if (to.of().is != kind::pointer) refuse_kind(where(), "a null pointer", to.type);
        keep_for(to, keeper, nullptr);
        put<void*>(to.at, nullptr);
    } else if constexpr (text_like<T>) {
        if constexpr (std::is_pointer_v<std::decay_t<T>>) {
            const char* const text = from;
            if (text == nullptr) return assign(to, keeper, nullptr, where);
            assign_text(to, keeper, text, text, where);
        } else if constexpr (requires { from.c_str(); }) {
            assign_text(to, keeper, from, from.c_str(), where);
        } else {
            assign_text(to, keeper, from, nullptr, where);
        }
    } else if constexpr (std::is_pointer_v<bare>) {
        if constexpr (std::is_same_v<bare, char*>)
            if (to.of().is == kind::array && from != nullptr) return assign_text(to, keeper, from, from, where);
        if constexpr (requires { detail::called_by(from); } && !std::is_same_v<bare, void (*)()>) {
            using called = typename decltype(detail::called_by(from))::type;
            require_convention(to, ctypes::signature<called>::convention, type_name<called>(), where);
            assign_pointer(to, reinterpret_cast<void (*)()>(from), where);
        } else {
            assign_pointer(to, from, where);
        }
        keep_for(to, keeper, nullptr);
    } else if constexpr (std::is_function_v<T>) {
        assign_pointer(to, &from, where);
        keep_for(to, keeper, nullptr);
    } else if constexpr (shared<T>) {
        assign_pointer(to, from.get(), where);
        keep_for(to, keeper, from);
    } else if constexpr (is_complex<bare>) {
        const node& type = to.of();
        if (type.is != kind::complex) refuse_kind(where(), "a complex number", to.type);
        assign_number({type.to, to.at}, number::of(from.real()), where);
        assign_number({type.to, to.at + type.to.to->size}, number::of(from.imag()), where);
    } else if constexpr (requires { std::begin(from); std::size(from); }) {
        assign_range(to, keeper, from, where);
    } else if constexpr (std::is_class_v<bare> || std::is_union_v<bare>) {
        static_assert(std::is_trivially_copyable_v<bare>, "ctypes: this C++ object has no meaning in C; pass a number, a "
                                                          "pointer, a string, a list of these, or a plain struct");
        if constexpr (std::is_trivially_copyable_v<bare>) {
            const node& type = to.of();
            if (to.is_bit_field() || !matches<bare>(type)) refuse_kind(where(), type_name<bare>(), to.type);
            std::memcpy(to.at, &from, sizeof from);
            if (keeper != nullptr) keeper->forget(static_cast<std::size_t>(to.at - keeper->at()), sizeof from);
        }
    } else {
        static_assert(std::is_class_v<bare>, "ctypes: this C++ type has no run-time counterpart");
    }
}

} // namespace ctypes::detail::runtime
