// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/type_factory.hpp - makes nodes of derived types and says which scalars are in them.
//
//     node* n = arena.make();  make_array(arena, *n, element, 3);
#pragma once

#include <ctypes/detail/abi/field.hpp>
#include <ctypes/detail/abi/sysv_x86_64.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace ctypes::detail::runtime {

/// The scalars of a value that may travel in registers, each once: members of a union that say the same thing say it
/// once, so that nesting unions in unions does not multiply them.
class field_set {
public:
    void add(const abi::field& l);
    /// Those of a part. Those of an array of records in it may depend on the place. (Unions are as they are by themselves, or
    /// nesting them would multiply the work.)
    void add(const type_node& n, std::size_t offset);
    void add(const member_node& m, std::size_t offset);
    std::span<const abi::field> get() const { return fields_; }
    /// For what may become a member of a union: see sort_integer_class_first.
    void order() { abi::sysv_x86_64::sort_integer_class_first(fields_.data(), fields_.size()); }

private:
    std::vector<abi::field> fields_;
};

void make_array(type_arena& in, type_node& made, qualified_type element, std::size_t length);

/// `part` is the type of the real part.
void make_complex(type_arena& in, type_node& made, const type_node* part);

void make_vector(type_arena& in, type_node& made, const type_node* element, std::size_t bytes);

/// An enumeration travels as its integer type does.
void make_enumeration(type_node& made, const type_node* integer);

void make_function(type_node& made, qualified_type result, std::span<const parameter_node> parameters, bool variadic);

/// Sets what follows from the members of a record: its size and alignment are there already.
void finish_record(type_arena& in, type_node& made, std::span<const member_node> members);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/type_factory.ipp>
#endif
