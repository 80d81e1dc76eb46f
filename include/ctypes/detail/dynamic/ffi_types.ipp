// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/ffi_types.ipp - the functions of ffi_types.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/abi/lowering.hpp>
#include <ctypes/detail/dynamic/ffi_types.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace ctypes::detail::runtime {

CTYPES_DECL ffi_type* ffi_types::make(const type_node& n, const char*& refused) {
    const abi::type_description v = abi_value(n);
    if (n.fields_known || n.size > abi::largest_in_registers) {
        const abi::ffi_record r = abi::describe(abi::host, v);
        if (r.refused == nullptr) {
            if (r.is_whole) return r.whole;
            keep_alive_entry& k = kept_.emplace_back();
            k.elements.assign(r.elements.begin(), r.elements.end());
            return k.finish(n, r.type);
        }
        refused = r.refused;
    } else {
        refused = "its members are not known";
    }
    ffi_type* const found = natural(n);
    if (found != nullptr) refused = nullptr;
    return found;
}

CTYPES_DECL ffi_type* ffi_types::keep_alive_entry::finish(const type_node& n, unsigned short code) {
    type = {n.size, static_cast<unsigned short>(n.alignment), code, elements.data()};
    return &type;
}

CTYPES_DECL ffi_type* ffi_types::natural(const type_node& n) {
    if (n.is == kind::complex) {
#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
        if (n.exact == scalar::float_) return &ffi_type_complex_float;
        if (n.exact == scalar::double_) return &ffi_type_complex_double;
        if (n.exact == scalar::long_double) return &ffi_type_complex_longdouble;
#endif
        return nullptr;
    }
    if (n.fields.size() == 1 && !is_record(n) && n.is != kind::array) return abi::detail::scalar_type(n.fields[0]).type;
    if (n.size > 4096 || (n.is != kind::structure && n.is != kind::array) || n.size == 0) return nullptr;
    std::vector<ffi_type*> elements;
    std::size_t end = 0;
    const auto add = [&](const type_node& part, std::size_t offset) {
        end = (end + part.alignment - 1) / part.alignment * part.alignment;
        ffi_type* const t = end == offset ? natural(part) : nullptr;
        end += part.size;
        elements.push_back(t);
        return t != nullptr;
    };
    if (n.is == kind::array) {
        for (std::size_t i = 0; i < n.length; ++i)
            if (!add(*n.to.to, i * n.to.to->size)) return nullptr;
    } else {
        for (const member_node& m : n.members)
            if (m.is_bit_field || !add(*m.type.to, m.offset)) return nullptr;
    }
    if ((end + n.alignment - 1) / n.alignment * n.alignment != n.size) return nullptr;
    elements.push_back(nullptr);
    keep_alive_entry& k = kept_.emplace_back();
    k.elements = std::move(elements);
    return k.finish(n);
}

} // namespace ctypes::detail::runtime
