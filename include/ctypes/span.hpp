// SPDX-License-Identifier: MIT
// ctypes/span.hpp - a pointer and a length as one argument, and buffers whose length C tells.
//
//     auto crc = libz.function<unsigned long(unsigned long, ctypes::sized<const unsigned char*, unsigned>)>("crc32");
//     crc(0, std::string("hello"));                                     // (data, length) from any contiguous range
//     auto conf = libc.function<std::size_t(int, ctypes::filled<std::string>)>("confstr");
//     std::string path = conf(_CS_PATH);                                // asks for the length, then for the text
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/error.hpp>
#include <ctypes/signature.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

namespace ctypes {

/// The order of the two parameters.
enum class order { pointer_first, length_first };

/// In a signature: two parameters of C, a pointer and a length in elements (in bytes for `void*`), given by the caller
/// as one range: vector, array, span, string, string_view, C array, or nullptr. A string literal goes without its zero.
/// Characters, bytes and `unsigned char` serve each other. Throws ctypes::error when the length is more than `Length`
/// can hold.
template <class Pointer, class Length = std::size_t, order Order = order::pointer_first>
struct sized;

/// In a signature: two parameters of C, a buffer and its length in elements, where the function returns the length it
/// needs: it is called with no buffer to ask, then with one that fits, until it does. The caller passes nothing; the
/// function's result becomes the container's size. A negative result is an error: the container comes back empty, and
/// with check() errno is thrown. For strings a terminating zero that the length includes is taken off.
///     auto groups = libc.function<int(ctypes::filled<std::vector<gid_t>, int, ctypes::order::length_first>)>("getgroups");
template <class Container, class Length = std::size_t, order Order = order::pointer_first>
struct filled;

template <class Pointer, class Length>
struct parameter<sized<Pointer, Length, order::pointer_first>> : detail::annotated<Pointer, Length> {};
template <class Pointer, class Length>
struct parameter<sized<Pointer, Length, order::length_first>> : detail::annotated<Length, Pointer> {};
template <class Container, class Length>
struct parameter<filled<Container, Length, order::pointer_first>>
    : detail::annotated<typename Container::value_type*, Length> {};
template <class Container, class Length>
struct parameter<filled<Container, Length, order::length_first>>
    : detail::annotated<Length, typename Container::value_type*> {};

namespace detail {

template <class Length>
constexpr Length checked_length(std::size_t size) {
    if constexpr (sizeof(Length) < sizeof(std::size_t) || std::is_signed_v<Length>) {
        if (size > static_cast<std::size_t>(std::numeric_limits<Length>::max()))
            throw error("ctypes::sized: a range of " + std::to_string(size) +
                        " elements is too long for the C function, "
                        "whose length parameter holds at most " +
                        std::to_string(std::numeric_limits<Length>::max()));
    }
    return static_cast<Length>(size);
}

template <class T>
inline constexpr bool is_byte =
    std::is_same_v<T, char> || std::is_same_v<T, signed char> || std::is_same_v<T, unsigned char> ||
    std::is_same_v<T, char8_t> || std::is_same_v<T, std::byte>;
template <class T>
inline constexpr bool is_character =
    std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
    std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;

/// Whether elements of type `From` can be had through `To*`: as C++ converts pointers, and bytes as other bytes.
template <class To, class From>
inline constexpr bool elements_fit = std::is_convertible_v<From*, To*> ||
                                     (is_byte<std::remove_cv_t<To>> && is_byte<std::remove_cv_t<From>> &&
                                      (std::is_const_v<To> || !std::is_const_v<From>));

template <class Pointer, class Range>
concept range_for = requires(Range& range) {
    std::size(range);
    requires elements_fit<std::remove_pointer_t<Pointer>, std::remove_pointer_t<decltype(std::data(range))>>;
};

template <class Pointer, class Length, order Order>
class argument_binder<sized<Pointer, Length, Order>> : public binder_traits<1> {
public:
    using context = nothing_bound;

    constexpr explicit argument_binder(std::nullptr_t) noexcept {}
    template <class Range>
    requires(!std::is_null_pointer_v<std::remove_cvref_t<Range>>) constexpr explicit argument_binder(Range&& range) {
        static_assert(range_for<Pointer, std::remove_reference_t<Range>>,
                      "ctypes: this argument is no range for the pointer and its length; pass a vector, array, span or "
                      "string of the pointer's elements");
        if constexpr (range_for<Pointer, std::remove_reference_t<Range>>) {
            using element = std::remove_reference_t<decltype(*std::data(range))>;
            constexpr std::size_t unit = std::is_void_v<std::remove_pointer_t<Pointer>> ? sizeof(element) : 1;
            std::size_t size = std::size(range);
            if constexpr (std::is_array_v<std::remove_reference_t<Range>> && std::is_const_v<element> &&
                          is_character<std::remove_const_t<element>>)
                if (size > 0 && range[size - 1] == element{}) --size; // a string literal, without its zero
            if constexpr (std::is_convertible_v<element*, Pointer>)
                pointer_ = std::data(range);
            else
                pointer_ = reinterpret_cast<Pointer>(std::data(range));
            length_ = detail::checked_length<Length>(size * unit);
        }
    }

    template <std::size_t Part>
    constexpr auto c() const noexcept {
        if constexpr ((Part == 0) == (Order == order::pointer_first))
            return pointer_;
        else
            return length_;
    }

private:
    Pointer pointer_ = nullptr;
    Length length_ = 0;
};

template <class Container, class Length, order Order>
class argument_binder<filled<Container, Length, Order>> : public binder_traits<0, true, true, true> {
    using element = typename Container::value_type;

public:
    using context = nothing_bound;

    explicit argument_binder(omitted_argument) noexcept {}

    template <std::size_t Part>
    auto c() noexcept {
        if constexpr ((Part == 0) == (Order == order::pointer_first))
            return asked_ ? container_.data() : nullptr;
        else
            return static_cast<Length>(asked_ ? capacity_ : 0);
    }

    /// Makes the container fit the length that C told; whether C is to be called again.
    template <class Result>
    bool grow(const Result& result) {
        static_assert(std::is_integral_v<Result>, "ctypes: ctypes::filled is for functions that return the length; "
                                                  "take ctypes::sized and a buffer for others");
        if constexpr (std::is_integral_v<Result>) {
            const bool failed = std::is_signed_v<Result> && result < 0;
            return grow_to(failed, failed ? 0 : static_cast<std::size_t>(result));
        } else
            return false;
    }

    template <class Context>
    Container give(const Context&) {
        return std::move(container_);
    }

private:
    static constexpr bool is_text = requires(Container & c) { c.c_str(); };

    bool grow_to(bool failed, std::size_t needed) {
        if (asked_ && needed <= length_) { // it fitted
            container_.resize(needed);
            take_zero_off();
            return false;
        }
        if (failed || needed == 0 || tries_ == 8) { // nothing there, or it never agrees with itself
            container_.clear();
            return false;
        }
        // One more than was asked for: snprintf(3) does not count the zero it writes, confstr(3) does.
        length_ = needed;
        capacity_ = is_text ? needed + 1 : needed;
        container_.resize(capacity_);
        asked_ = true;
        ++tries_;
        return true;
    }

    void take_zero_off() {
        if constexpr (is_text)
            if (!container_.empty() && container_.back() == element{}) container_.pop_back();
    }

    Container container_;
    std::size_t length_ = 0;   // as C said
    std::size_t capacity_ = 0; // as we say to C
    int tries_ = 0;
    bool asked_ = false;
};

} // namespace detail
} // namespace ctypes

#endif // CTYPES_HAS_CXX20
