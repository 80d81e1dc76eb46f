// SPDX-License-Identifier: MIT
// ctypes/dynamic/value.ipp - the functions of value.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <utility>

namespace ctypes::dynamic {

CTYPES_DECL value::value(const reference& from) : type_(from.type().unqualified()) {
    allocate();
    if (from.where().is_bit_field())
        ctypes::detail::runtime::assign(where(), kept(), from, path_of());
    else
        copy_from(from.where(), from.memory());
}

CTYPES_DECL value::value(const value& from) : type_(from.type_) {
    if (from.memory_ == nullptr) {
        std::memcpy(small_, from.small_, capacity);
    } else {
        allocate();
        copy_from(from.where(), from.memory_);
    }
}

CTYPES_DECL value::value(value&& from) noexcept : type_(std::move(from.type_)), memory_(std::move(from.memory_)) {
    from.type_ = {};
    std::memcpy(small_, from.small_, capacity);
}

CTYPES_DECL value& value::operator=(const value& from) {
    if (this == &from) return *this;
    if (empty() || from.empty())
        replace(value(from));
    else
        write(from);
    return *this;
}

CTYPES_DECL value& value::operator=(value&& from) {
    if (this == &from) return *this;
    if (empty() || from.empty())
        replace(std::move(from));
    else
        write(from);
    return *this;
}

CTYPES_DECL value& value::operator=(const reference& from) {
    if (empty())
        replace(value(from));
    else
        write(from);
    return *this;
}

CTYPES_DECL value& value::operator=(std::initializer_list<initializer> from) {
    own_pointers();
    ctypes::detail::runtime::list_reader::read(where(), kept(), from, path_of());
    return *this;
}

CTYPES_DECL void value::replace(value other) noexcept {
    type_ = std::move(other.type_);
    memory_ = std::move(other.memory_);
    std::memcpy(small_, other.small_, capacity);
}

CTYPES_DECL void value::swap(value& other) noexcept {
    value was(std::move(other));
    other.replace(std::move(*this)); // NOLINT(bugprone-use-after-move): it gets a value here
    replace(std::move(was));
}

CTYPES_DECL reference value::view(const dynamic::type& of, void* at, std::shared_ptr<const void> owner) {
    return reference({of.ref(), static_cast<std::byte*>(at)}, of.keep(),
                     object_storage::view(at, of.size(), std::move(owner)), {});
}

CTYPES_DECL value::lvalue
value::where() const noexcept { // part by part: of a value just made, a copy of the whole would be a stall
    return {{type_.ref().to, type_.ref().quals}, memory_ != nullptr ? memory_->at() : const_cast<std::byte*>(small_)};
}

CTYPES_DECL void value::allocate() {
    if (!type_.is_complete())
        ctypes::detail::runtime::refuse("value", "there are no values of type '" + type_.spelling() + "'");
    memory_ = object_storage::make(type_.size(), type_.alignment());
}

CTYPES_DECL void value::copy_from(const lvalue& from, const std::shared_ptr<object_storage>& memory) {
    std::memcpy(memory_->at(), from.at, type_.size());
    if (memory == nullptr) return;
    const auto first = static_cast<std::size_t>(from.at - memory->at());
    for (const typename object_storage::keep_alive_entry& k : memory->all_kept())
        if (k.offset >= first && k.offset < first + type_.size()) memory_->keep(k.offset - first, k.what, k.memory);
}

CTYPES_DECL void value::own_pointers() {
    if (memory_ != nullptr || !ctypes::detail::runtime::holds_pointers(type_.node())) return;
    auto own = object_storage::make(type_.size(), type_.alignment());
    std::memcpy(own->at(), small_, type_.size());
    memory_ = std::move(own);
}

CTYPES_DECL reference value::whole() {
    if (type_.kind() != kind::pointer) own_pointers();
    return reference(where(), type_.keep(), memory_, {});
}

CTYPES_DECL reference value::constant() const {
    lvalue s = where();
    if (type_.kind() != kind::pointer) s.type.quals |= ctypes::detail::c_text::is_const;
    return reference(s, type_.keep(), memory_, {});
}

} // namespace ctypes::dynamic
