// SPDX-License-Identifier: MIT
// ctypes/dynamic/callback_arguments.hpp - what a callback with a run-time signature was called with.
//
//     [](const dynamic::arguments& a) { return a.as<int>(0) + a[1]["x"].as<int>(); }
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string>
#include <vector>

namespace ctypes::dynamic {

/// What a callback was called with: valid until it returns.
class arguments {
    using reference = dynamic::reference;
    using signature = detail::runtime::signature;
    using value = dynamic::value;

public:
    [[nodiscard]] std::size_t size() const noexcept { return of_.arity(); }
    /// A view of argument `i`. Throws conversion_error behind the last one.
    [[nodiscard]] reference operator[](std::size_t i) const;
    /// Argument `i` as a C++ value, without a reference in between.
    template <class T>
    [[nodiscard]] T as(std::size_t i) const {
        return detail::runtime::fetch<T>(where(i), [i] { return "argument " + std::to_string(i + 1); });
    }
    /// Copies of all, to be kept.
    [[nodiscard]] std::vector<value> values() const;

    // For the rest of the layer ------------------------------------------------------------------------
    arguments(const signature& of, void* const* addresses) : of_(of), addresses_(addresses) {}
    /// Argument `i`, which there is; kept inside of the value where it fits.
    [[nodiscard]] value copy(std::size_t i) const;

    /// Makes values of the first arguments, as long as they are numbers or pointers of 4 or 8 bytes, whose values own
    /// nothing. Gives their number.
    template <class Value>
    std::size_t copy_numbers(Value* to) const noexcept {
        using namespace detail::runtime;
        void* const* address = addresses_;
        const qualified_type* const end = of_.parameters().data() + of_.arity();
        for (const qualified_type* p = of_.parameters().data(); p != end; ++p) {
            const type_node& n = *p->to;
            const auto* const at = static_cast<const std::byte*>(*address);
            if (n.owned) break;
            if (n.size == 4)
                ::new (static_cast<void*>(to)) Value(typename Value::for_result{}, n, get<std::uint32_t>(at));
            else if (n.size == 8)
                ::new (static_cast<void*>(to)) Value(typename Value::for_result{}, n, get<std::uint64_t>(at));
            else
                break;
            ++address;
            ++to;
        }
        return static_cast<std::size_t>(address - addresses_);
    }

private:
    [[nodiscard]] detail::runtime::lvalue where(std::size_t i) const;

    const signature& of_;
    void* const* addresses_;
};

} // namespace ctypes::dynamic

namespace ctypes::detail::runtime {

/// The arguments of one call as values; few of them are made where this is, without asking for memory. Numbers, which most
/// are, own nothing, and nothing is done to make an end of them.
class argument_values {
public:
    explicit argument_values(const dynamic::arguments& from);
    argument_values(const argument_values&) = delete;
    argument_values& operator=(const argument_values&) = delete;
    ~argument_values();

    [[nodiscard]] std::span<const dynamic::value> all() const noexcept { return {first_, count_}; }

private:
    using value = dynamic::value;
    static constexpr std::size_t few = 8;

    explicit argument_values(std::size_t count)
        : first_(count <= few ? room() : static_cast<value*>(::operator new(count * sizeof(value)))) {}
    [[nodiscard]] value* room() noexcept { return reinterpret_cast<value*>(room_); }

    value* first_;
    std::size_t count_ = 0; // made already
    bool owning_ = false;   // whether one of them may own something
    alignas(value) std::byte room_[few * sizeof(value)];
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/callback_arguments.ipp>
#endif

#endif // CTYPES_HAS_CXX20
