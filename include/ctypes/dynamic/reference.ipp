// SPDX-License-Identifier: MIT
// ctypes/dynamic/reference.ipp - the functions of reference.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/find_member.hpp>
#include <ctypes/dynamic/reference.hpp>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

namespace ctypes::dynamic {

CTYPES_DECL reference& reference::operator=(const reference& from) { // the memory, not the view
    writable();
    ctypes::detail::runtime::assign(where_, kept(), from, path_);
    return *this;
}

CTYPES_DECL reference& reference::operator=(std::initializer_list<initializer> from) {
    writable();
    ctypes::detail::runtime::list_reader::read(where_, kept(), from, path_);
    return *this;
}

CTYPES_DECL reference reference::operator[](std::string_view name) const {
    if (where_.of().is == kind::pointer) return target()[name];
    using namespace ctypes::detail::runtime;
    member_node found;
    if (!is_record(where_.of()) || !find_member(where_.of(), name, found)) refuse_member(path_(), name, where_.type);
    lvalue part{found.type, where_.at};
    if (found.is_bit_field) {
        part.bit_offset = found.bit_offset;
        part.bit_width = found.bit_width;
    } else {
        part.at += found.offset;
    }
    using ctypes::detail::c_text::is_const;
    part.type.quals |= where_.type.quals & is_const;
    return reference(part, keep_, memory_, path_.down(found.name));
}

CTYPES_DECL reference reference::target() const {
    using namespace ctypes::detail::runtime;
    const type_node& n = where_.of();
    if (n.is != kind::pointer) refuse_type(path_(), where_.type, "is no pointer");
    if (!n.to.to->complete) refuse_type(path_(), n.to, "is not complete, so nothing can be seen of it");
    auto* const p = get<std::byte*>(where_.at);
    if (p == nullptr) refuse(path_(), "it is a null pointer");
    std::shared_ptr<object_storage> there;
    if (memory_ != nullptr)
        if (const auto* kept = memory_->kept_at(static_cast<std::size_t>(where_.at - memory_->at())))
            if (kept->memory != nullptr && kept->memory->holds(p)) there = kept->memory;
    return reference({n.to, p}, keep_, std::move(there), path_);
}

CTYPES_DECL void* reference::address() const {
    if (where_.is_bit_field()) ctypes::detail::runtime::refuse(path_(), "a bit-field has no address");
    return where_.at;
}

CTYPES_DECL void reference::writable() const {
    if ((where_.type.quals & ctypes::detail::c_text::is_const) != 0)
        ctypes::detail::runtime::refuse(path_(), "it is const");
}

} // namespace ctypes::dynamic
