// SPDX-License-Identifier: MIT
// ctypes/dynamic/function.ipp - the functions of function.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/native.hpp>
#include <ctypes/dynamic/declaration_kind.hpp>
#include <ctypes/dynamic/function.hpp>

#include <array>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

CTYPES_DECL function::function(const reference& pointer, std::string name)
    : function(pointer.type(), pointer.as<void (*)()>(), std::move(name)) {
    if (address_ == nullptr) detail::runtime::refuse(pointer.path_of()(), "it is a null pointer, and cannot be called");
}

CTYPES_DECL function function::rethrowing() const {
    function other = *this;
    other.checking_ = true;
    other.choose();
    return other;
}

CTYPES_DECL void function::choose() {
    if (prepared_ == nullptr) return;
    plan_ = &prepared_->plan();
    checking_ = checking_ || prepared_->takes_functions();
    result_type_ = detail::runtime::without_owner(prepared_->result_type());
    plain_result_ = result_type_.node().owned || result_type_.size() > 16 ? nullptr : &result_type_.node();
    typed_id_ = checking_ || address_ == nullptr ? 0 : prepared_->id();
    const bool quick = !checking_ && address_ != nullptr && !prepared_->is_variadic() && prepared_->plan().usable() &&
                       prepared_->arity() <= few;
    quick_ = quick ? prepared_->arity() : never;
    if (prepared_->is_variadic()) variants_ = std::make_shared<detail::runtime::variants>();
}

CTYPES_DECL function::no_room function::room(void*) const {
    if (result_type_.kind() != kind::void_)
        throw conversion_error(name_ + ": the result", "it is '" + result_type_.spelling() + "', and not asked for");
    return {nullptr};
}

[[gnu::noinline]] CTYPES_DECL void function::call_converted(void* result, std::span<const value> given) const {
    const signature* to = &require(given.size());
    std::shared_ptr<const signature> variant;
    if (to->is_variadic()) {
        std::vector<dynamic::type> extra;
        for (std::size_t i = prepared_->arity(); i < given.size(); ++i)
            extra.push_back(detail::runtime::promoted_type(given[i]));
        variant = variants_->find(prepared_->type(), std::move(extra));
        to = variant.get();
    }
    if (given.size() <= few) {
        detail::runtime::cells<few> cells;
        std::array<void*, few> addresses;
        fill(*to, given, cells, addresses.data());
        run(*to, result, addresses.data());
    } else {
        detail::runtime::cells<0> cells;
        std::vector<void*> addresses(given.size());
        fill(*to, given, cells, addresses.data());
        run(*to, result, addresses.data());
    }
}

[[gnu::cold]] CTYPES_DECL void function::wrong_count(std::size_t count, std::size_t wanted) const {
    throw conversion_error(name_.empty() ? "call" : name_,
                           std::to_string(count) + (count == 1 ? " argument" : " arguments") + " for '" +
                               prepared_->type().spelling(name_) + "', which takes " +
                               (prepared_->is_variadic() ? "at least " : "") + std::to_string(wanted));
}

CTYPES_DECL function::agreed_signature& function::agreed_signature::operator=(const agreed_signature&) noexcept {
    tag_.store(nullptr, std::memory_order_relaxed);
    return *this;
}

} // namespace ctypes::dynamic
