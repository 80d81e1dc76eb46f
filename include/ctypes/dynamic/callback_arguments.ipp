// SPDX-License-Identifier: MIT
// ctypes/dynamic/callback_arguments.ipp - the functions of callback_arguments.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/dynamic/callback_arguments.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

namespace ctypes::dynamic {

CTYPES_DECL arguments::reference arguments::operator[](std::size_t i) const {
    if (i >= size()) detail::runtime::refuse_index("the arguments", i, size());
    const detail::runtime::qualified_type& type = of_.parameters()[i];
    return reference(type, addresses_[i], type.to->owned ? of_.type().keep() : nullptr);
}

CTYPES_DECL std::vector<arguments::value> arguments::values() const {
    std::vector<value> all;
    all.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) all.push_back(copy(i));
    return all;
}

CTYPES_DECL arguments::value arguments::copy(std::size_t i) const {
    const detail::runtime::type_node& n = *of_.parameters()[i].to;
    value made(typename value::for_result{}, n, n.owned ? of_.type().keep() : nullptr);
    std::memcpy(made.address(), addresses_[i], n.size);
    return made;
}

CTYPES_DECL detail::runtime::lvalue arguments::where(std::size_t i) const {
    if (i >= size()) detail::runtime::refuse_index("the arguments", i, size());
    return {of_.parameters()[i], static_cast<std::byte*>(addresses_[i])};
}

} // namespace ctypes::dynamic

namespace ctypes::detail::runtime {

CTYPES_DECL argument_values::argument_values(const dynamic::arguments& from) : argument_values(from.size()) {
    count_ = from.copy_numbers(first_);
    if (const std::size_t count = from.size(); count_ < count) {
        owning_ = true;
        for (; count_ < count; ++count_) ::new (static_cast<void*>(first_ + count_)) value(from.copy(count_));
    }
}

CTYPES_DECL argument_values::~argument_values() {
    if (owning_) std::destroy_n(first_, count_);
    if (first_ != room()) ::operator delete(first_);
}

} // namespace ctypes::detail::runtime
