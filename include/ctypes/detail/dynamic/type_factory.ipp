// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/type_factory.ipp - the functions of make.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/scalars.hpp>
#include <ctypes/detail/dynamic/type_factory.hpp>

#include <cstddef>
#include <span>

namespace ctypes::detail::runtime {

CTYPES_DECL void field_set::add(const abi::field& l) {
    for (const abi::field& known : fields_)
        if (known.kind == l.kind && known.offset == l.offset && known.size == l.size &&
            known.alignment == l.alignment && known.bit_offset == l.bit_offset && known.bit_width == l.bit_width)
            return;
    fields_.push_back(l);
}

CTYPES_DECL void field_set::add(const type_node& n, std::size_t offset) {
    if (n.is == kind::array && n.size != 0) {
        const type_node* element = n.to.to;
        while (element->is == kind::array) element = element->to.to;
        const auto [step, count] = is_record(*element) ? abi::gcc_array_stride(offset, n.to.to->size, n.length)
                                                       : abi::array_elements{n.to.to->size, n.length};
        for (std::size_t i = 0; i < count; ++i) add(*n.to.to, offset + i * step);
    } else if (n.is == kind::structure && n.size != 0 && offset % 8 != 0) {
        for (const member_node& m : n.members) add(m, offset);
    } else {
        for (const abi::field& l : n.fields) add(l.moved(offset));
    }
}

CTYPES_DECL void field_set::add(const member_node& m, std::size_t offset) {
    const type_node& t = *m.type.to;
    const type_node* element = &t;
    while (element->is == kind::array) element = element->to.to;
    if (abi::unaligned_records_matter && is_record(*element))
        add(abi::unaligned_record(offset + m.offset, t.alignment));
    if (!m.is_bit_field)
        add(t, offset + m.offset);
    else if (m.bit_width != 0 && (!m.name.empty() || abi::unnamed_bits_matter))
        add(abi::bits_field(m.bit_offset, m.bit_width, t.size, t.is_signed).moved(offset));
}

CTYPES_DECL void make_array(type_arena& in, type_node& made, qualified_type element, std::size_t length) {
    made.is = kind::array;
    made.to = element;
    made.length = length;
    made.complete = length != no_length && element.to->complete;
    made.alignment = element.to->alignment;
    made.fields_known = element.to->fields_known;
    if (length == no_length) return;
    made.size = element.to->size * length;
    if (made.size == 0 || made.size > abi::largest_in_registers) return;
    field_set all;
    all.add(made, 0);
    made.fields = in.copy(all.get());
}

CTYPES_DECL void make_complex(type_arena& in, type_node& made, const type_node* part) {
    made.is = kind::complex;
    made.exact = part->exact;
    made.to = {part, 0};
    made.size = part->size * 2;
    made.alignment = part->alignment;
    field_set both;
    both.add(*part, 0);
    both.add(*part, part->size);
    made.fields = in.copy(both.get());
}

CTYPES_DECL void make_vector(type_arena& in, type_node& made, const type_node* element, std::size_t bytes) {
    made.is = kind::vector;
    made.to = {element, 0};
    made.length = bytes / element->size;
    made.size = bytes;
    made.alignment = bytes;
    made.fields_known = bytes == 8 || bytes == 16;
    const abi::field whole = abi::vector_field(0, bytes);
    if (made.fields_known) made.fields = in.copy(std::span<const abi::field>(&whole, 1));
}

CTYPES_DECL void make_enumeration(type_node& made, const type_node* integer) {
    made.is = kind::enumeration;
    made.exact = integer->exact;
    made.is_signed = integer->is_signed;
    made.code = integer->code;
    made.size = integer->size;
    made.alignment = integer->alignment;
    made.fields = integer->fields;
    made.to = {integer, 0};
    made.complete = true;
}

CTYPES_DECL void make_function(type_node& made, qualified_type result, std::span<const parameter_node> parameters,
                               bool variadic) {
    made.is = kind::function;
    made.complete = false; // a function has no size
    made.to = result;
    made.parameters = parameters;
    made.variadic = variadic;
}

CTYPES_DECL void finish_record(type_arena& in, type_node& made, std::span<const member_node> members) {
    made.members = members;
    made.complete = true;
    made.code = code_record;
    made.fields_known = true;
    for (const member_node& m : members) made.fields_known = made.fields_known && m.type.to->fields_known;
    if (made.size > abi::largest_in_registers) return;
    field_set all;
    for (const member_node& m : members) all.add(m, 0);
    if (made.is == kind::union_ &&
        abi::sysv_x86_64::lost_long_double(abi::type_description::record(made.size, made.alignment, all.get())))
        all.add(abi::record_in_memory());
    all.order(); // what it is by itself is settled
    made.fields = in.copy(all.get());
}

} // namespace ctypes::detail::runtime
