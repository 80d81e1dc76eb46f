// SPDX-License-Identifier: MIT
// ctypes/dynamic/record_builder.hpp - a struct or union put together member by member.
//
//     dynamic::record_builder b("struct list");
//     b.add("value", dynamic::type::of<int>()).add("next", b.self().pointer());
//     dynamic::type list = b.build();
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/record_layout.hpp>
#include <ctypes/dynamic/type.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace ctypes::dynamic {

/// Builds a record with the layout the C compiler would give it. For one thread; used once.
class record_builder {
public:
    /// `name` with its keyword: "struct vec", "union number"; without one it is a typedef's name, of a struct.
    explicit record_builder(std::string_view name = {});
    record_builder(const record_builder&) = delete;
    record_builder& operator=(const record_builder&) = delete;
    ~record_builder() { arena_->open = false; }

    /// A member. Without a name it is an anonymous record, whose members count as this one's.
    record_builder& add(std::string_view name, const type& of, std::size_t alignment = 0);

    /// A bit-field; one without a name is padding, one of width 0 ends a unit.
    record_builder& add_bits(std::string_view name, const type& of, std::size_t width);

    /// `__attribute__((packed))`
    record_builder& packed();
    /// `#pragma pack(n)`
    record_builder& pack(std::size_t n);
    /// `__attribute__((aligned(n)))`
    record_builder& aligned(std::size_t n);

    /// The record while it is not finished, to be pointed to.
    [[nodiscard]] type self() const { return type({node_, 0}, arena_); }

    /// The finished record. Throws ctypes::error when it is too large or was built already.
    type build();

private:
    struct asked {
        std::string_view name;
        detail::runtime::qualified_type type;
        std::size_t alignment = 0;
        std::size_t width = 0;
        bool is_bit_field = false;
    };

    asked& take(std::string_view name, const type& of, std::size_t alignment);

    static std::size_t power_of_two(std::size_t n);

    std::shared_ptr<detail::runtime::type_arena> arena_;
    detail::runtime::type_node* node_;
    detail::runtime::record_words words_;
    std::vector<asked> members_;
};

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/record_builder.ipp>
#endif

#endif // CTYPES_HAS_CXX20
