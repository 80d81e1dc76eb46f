// ctypes/dynamic/callback_arguments.hpp - what a callback with a run-time signature was called with.
//
//     [](const dynamic::arguments& a) { return a.as<int>(0) + a[1]["x"].as<int>(); }
#pragma once

#include <ctypes/detail/when_used.hpp>
#include <ctypes/dynamic/signature.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
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

} // namespace ctypes::detail::runtime
