// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/call_arguments.ipp - the functions of arguments.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/call_arguments.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace ctypes::detail::runtime {

CTYPES_DECL std::byte* large_rooms::add(const type_node& n) {
    rooms_.push_back(object_storage::make(n.size, n.alignment));
    return rooms_.back()->at();
}

CTYPES_DECL bool passes_as_it_is(const type_node& given, const type_node& n) {
    if (&given == &n) return true;
    if (given.code != n.code || n.code == code_none) return false;
    if (n.code < code_pointer) return true;
    if (n.code == code_record) return same_cpp_type(given, n);
    const bool loses_const = (given.to.quals & ~n.to.quals & c_text::is_const) != 0;
    return !loses_const &&
           (given.to.to == n.to.to || (n.to.to->is == kind::void_ && given.to.to->is != kind::function));
}

CTYPES_DECL dynamic::type promoted_type(const dynamic::type& given) {
    const type_node& n = given.node();
    if (n.is == kind::array) return given.target().pointer();
    if (n.exact == scalar::float_ && n.is == kind::floating) return dynamic::type::of<double>();
    const bool integral = n.is == kind::boolean || n.is == kind::integer || n.is == kind::enumeration;
    if (integral && n.size < sizeof(int)) return dynamic::type::of<int>();
    return given.unqualified();
}

CTYPES_DECL std::shared_ptr<const signature> variants::find(const dynamic::type& function,
                                                            std::vector<dynamic::type> extra) {
    const std::lock_guard lock(mutex_);
    for (const known& k : known_)
        if (same(k.extra, extra)) return k.prepared;
    auto made = signature::prepare(function, extra);
    if (known_.size() == most) known_.erase(known_.begin());
    known_.push_back({std::move(extra), made});
    return made;
}

CTYPES_DECL bool variants::same(const std::vector<dynamic::type>& a, const std::vector<dynamic::type>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (&a[i].node() != &b[i].node()) return false;
    return true;
}

} // namespace ctypes::detail::runtime
