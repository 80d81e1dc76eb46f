// ctypes/dynamic/record.hpp - a struct or union put together member by member.
//
//     dynamic::record_builder b("struct list");
//     b.add("value", dynamic::type::of<int>()).add("next", b.self().pointer());
//     dynamic::type list = b.build();
#pragma once

#include <ctypes/dynamic/layout.hpp>
#include <ctypes/dynamic/type.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::dynamic {

/// Builds a record with the layout the C compiler would give it. For one thread; used once.
class record_builder {
public:
    /// `name` with its keyword: "struct vec", "union number"; without one it is a typedef's name, of a struct.
    explicit record_builder(std::string_view name = {}) : arena_(std::make_shared<detail::runtime::arena>()) {
        arena_->open = true;
        node_ = arena_->make();
        words_.is_union = name.starts_with("union ") || name == "union";
        node_->is = words_.is_union ? kind::union_ : kind::structure;
        node_->name = arena_->copy(name);
        node_->complete = false;
        node_->code = detail::runtime::code_record;
    }
    record_builder(const record_builder&) = delete;
    record_builder& operator=(const record_builder&) = delete;
    ~record_builder() { arena_->open = false; }

    /// A member. Without a name it is an anonymous record, whose members count as this one's.
    record_builder& add(std::string_view name, const type& of, std::size_t alignment = 0) {
        if (!of.complete() && !(of.kind() == kind::array && !words_.is_union))
            throw error("member '" + std::string(name) + "' cannot have the type '" + of.spelling() +
                        "', which is not complete");
        take(name, of, alignment).is_bit_field = false;
        return *this;
    }

    /// A bit-field; one without a name is padding, one of width 0 ends a unit.
    record_builder& add_bits(std::string_view name, const type& of, std::size_t width) {
        const bool integral =
            of.kind() == kind::integer || of.kind() == kind::boolean || of.kind() == kind::enumeration;
        const std::size_t most = of.kind() == kind::boolean ? 1 : of.size() * 8;
        if (!integral || width > most || (width == 0 && !name.empty()))
            throw error("a bit-field '" + std::string(name) + "' of " + std::to_string(width) +
                        " bits cannot have the type '" + of.spelling() + "'");
        asked& m = take(name, of, 0);
        m.is_bit_field = true;
        m.width = width;
        return *this;
    }

    /// `__attribute__((packed))`
    record_builder& packed() {
        words_.packed = true;
        return *this;
    }
    /// `#pragma pack(n)`
    record_builder& pack(std::size_t n) {
        words_.pack = power_of_two(n);
        return *this;
    }
    /// `__attribute__((aligned(n)))`
    record_builder& aligned(std::size_t n) {
        words_.alignment = power_of_two(n);
        return *this;
    }

    /// The record while it is not finished, to be pointed to.
    [[nodiscard]] type self() const { return type({node_, 0}, arena_); }

    /// The finished record. Throws ctypes::error when it is too large or was built already.
    type build() {
        if (!arena_->open) throw error("the record '" + std::string(node_->name) + "' is built already");
        detail::runtime::record_layout place(words_);
        const auto list = arena_->make_array<detail::runtime::member_node>(members_.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            const asked& m = members_[i];
            list[i] = {m.name, m.type, 0, 0, m.width, m.is_bit_field};
            if (m.is_bit_field) {
                list[i].bit_offset = place.bits(m.type.to->size, m.type.to->alignment, m.width, !m.name.empty());
                list[i].offset = list[i].bit_offset / 8;
            } else {
                list[i].offset = place.member(m.type.to->size, m.type.to->alignment, m.alignment);
            }
        }
        place.finish();
        if (place.too_large()) throw error("the record '" + std::string(node_->name) + "' is too large");
        node_->size = place.size();
        node_->alignment = place.alignment();
        detail::runtime::finish_record(*arena_, *node_, list);
        arena_->open = false;
        return self();
    }

private:
    struct asked {
        std::string_view name;
        detail::runtime::ref type;
        std::size_t alignment = 0;
        std::size_t width = 0;
        bool is_bit_field = false;
    };

    asked& take(std::string_view name, const type& of, std::size_t alignment) {
        if (!arena_->open) throw error("the record '" + std::string(node_->name) + "' is built already");
        for (const asked& other : members_)
            if (!name.empty() && other.name == name) throw error("member '" + std::string(name) + "' is there already");
        arena_->keep(of.keep());
        members_.push_back({arena_->copy(name), of.ref(), alignment != 0 ? power_of_two(alignment) : 0});
        return members_.back();
    }

    static std::size_t power_of_two(std::size_t n) {
        if (n == 0 || (n & (n - 1)) != 0 || n > (std::size_t{1} << 28))
            throw error(std::to_string(n) + " is no power of two that could be an alignment");
        return n;
    }

    std::shared_ptr<detail::runtime::arena> arena_;
    detail::runtime::node* node_;
    detail::runtime::record_words words_;
    std::vector<asked> members_;
};

} // namespace ctypes::dynamic
