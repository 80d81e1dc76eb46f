// SPDX-License-Identifier: MIT
// ctypes/dynamic/type_of.hpp - the run-time type of a C++ type, with its layout as the C++ compiler has it.
//
//     dynamic::type t = dynamic::type::of<point>();       // the same offsets as layout_of<point>()
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/abi/array_type.hpp>
#include <ctypes/detail/abi/extension_types.hpp>
#include <ctypes/detail/cparse/signature_convention.hpp>
#include <ctypes/detail/dynamic/float128.hpp>
#include <ctypes/detail/dynamic/type_factory.hpp>
#include <ctypes/dynamic/type.hpp>
#include <ctypes/members.hpp>
#include <ctypes/type_name.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes::detail::runtime {

/// An address for each C++ type: cheaper to compare than anything else.
template <class T>
inline constexpr char tag_of = 0;

template <class T>
consteval scalar scalar_of() {
    if constexpr (std::is_same_v<T, int128>)
        return scalar::int128;
    else if constexpr (std::is_same_v<T, uint128>)
        return scalar::unsigned_int128;
    else if constexpr (is_float16<T>)
        return scalar::float16;
    else if constexpr (is_float128<T>)
        return scalar::float128;
    else
        return c_text::kind_of<T>;
}

/// Makes the nodes of one C++ type. Records are made once, so one that points to itself does so here, too.
class reflection {
public:
    explicit reflection(const std::shared_ptr<type_arena>& in) : arena_(in) {}

    template <class T>
    qualified_type of() {
        using bare = std::remove_cv_t<T>;
        const auto quals = static_cast<c_text::qualifiers>((std::is_const_v<T> ? c_text::is_const : 0) |
                                                           (std::is_volatile_v<T> ? c_text::is_volatile : 0));
        if constexpr (std::is_array_v<T>)
            return {array_of<T>(), 0}; // the elements are qualified
        else
            return {unqualified<bare>(), quals};
    }

private:
    template <class T>
    const type_node* unqualified() {
        if constexpr (std::is_void_v<T> || std::is_arithmetic_v<T> || is_int128<T> || is_float16<T> || is_float128<T>) {
            return scalar_node(scalar_of<T>());
        } else if constexpr (std::is_null_pointer_v<T>) {
            return pointer_to({scalar_node(scalar::void_), 0});
        } else if constexpr (std::is_pointer_v<T> &&
                             requires(T function) { detail::called_by(function); }) { // by its convention
            using called = typename decltype(detail::called_by(std::declval<T>()))::type;
            return pointer_to({function_of<called>(typename ctypes::signature<called>::parameters{}), 0});
        } else if constexpr (std::is_pointer_v<T>) {
            return pointer_to(pointee<std::remove_pointer_t<T>>());
        } else if constexpr (std::is_function_v<T>) {
            return function_of<T>(typename ctypes::signature<T>::parameters{});
        } else if constexpr (std::is_enum_v<T>) {
            type_node* const made = arena_->make();
            make_enumeration(*made, scalar_node(scalar_of<std::underlying_type_t<T>>()));
            made->name = tagged("enum ", type_name<T>());
            return made;
        } else if constexpr (is_complex<T>) {
            type_node* const made = arena_->make();
            make_complex(*arena_, *made, scalar_node(scalar_of<typename T::value_type>()));
            return made;
        } else if constexpr (is_std_array<T>) {
            return array_of<typename T::value_type[std::tuple_size_v<T>]>();
        } else {
            static_assert(
                std::is_class_v<T> || std::is_union_v<T>,
                "ctypes: this C++ type has no run-time type; describe it in C text for dynamic::declarations");
            return record_of<T>();
        }
    }

    const type_node* pointer_to(qualified_type to);

    /// What is behind a pointer is not looked into: a record there is known by name only, unless it is one that is
    /// being described.
    template <class T>
    qualified_type pointee() {
        using bare = std::remove_cv_t<T>;
        if constexpr (std::is_class_v<bare> || std::is_union_v<bare>) {
            const auto quals = static_cast<c_text::qualifiers>((std::is_const_v<T> ? c_text::is_const : 0) |
                                                               (std::is_volatile_v<T> ? c_text::is_volatile : 0));
            for (const auto& [tag, known] : records_)
                if (tag == &tag_of<bare>) return {known, quals};
            type_node* const made = arena_->make();
            name_record<bare>(*made);
            made->complete = false;
            return {made, quals};
        } else {
            return of<T>();
        }
    }

    template <class T>
    const type_node* array_of() {
        static_assert(!std::is_unbounded_array_v<T>, "ctypes: the array has no length; write T[N], or a pointer");
        const qualified_type element = of<std::remove_extent_t<T>>();
        type_node* const made = arena_->make();
        make_array(*arena_, *made, element, std::extent_v<T>);
        return made;
    }

    template <class F, class... A>
    const type_node* function_of(types<A...>) {
        const auto list = arena_->make_array<parameter_node>(sizeof...(A));
        [[maybe_unused]] std::size_t i = 0;
        ((list[i++].type = {of<A>().to, 0}), ...);
        type_node* const made = arena_->make();
        make_function(*made, {of<typename ctypes::signature<F>::result>().to, 0}, list, ctypes::signature<F>::variadic);
        made->code = code_none;
        made->call = text_convention(ctypes::signature<F>::convention);
        return made;
    }

    template <class T>
    const type_node* record_of() {
        for (const auto& [tag, known] : records_)
            if (tag == &tag_of<T>) return known;
        static_assert(has_runtime_layout<T>, "ctypes: the members of this record are not known to the compiler; "
                                             "name them in ctypes::describe<T>");
        type_node* const made = arena_->make();
        records_.emplace_back(&tag_of<T>, made);
        name_record<T>(*made);
        made->size = sizeof(T);
        made->alignment = alignof(T);
        if constexpr (has_runtime_layout<T>) {
            [[maybe_unused]] const auto members = detail::members_now<T>();
            const auto list = arena_->make_array<member_node>(members.size());
            [&]<class... M>(member_list<M...>) {
                [[maybe_unused]] std::size_t i = 0;
                (add<M>(list[i], members[i], i), ...);
            }(typename members_by<T>::types{});
            finish_record(*arena_, *made, list);
            made->same_as.store(&tag_of<T>, std::memory_order_relaxed);
            if constexpr (std::is_empty_v<T>) made->size = sizeof(T);
        }
        return made;
    }

    template <class M>
    void add(member_node& to, const member& from, std::size_t& i) {
        to = {arena_->copy(from.name), of<M>(), from.offset, from.bit_offset, from.bit_width, from.bit_width != 0};
        // its name is known to clang from 15 on; by any name it is a member, not padding
        if (to.name.empty() && to.is_bit_field) to.name = arena_->copy("bits" + std::to_string(i));
        ++i;
    }

    template <class T>
    void name_record(type_node& made) {
        made.is = std::is_union_v<T> ? kind::union_ : kind::structure;
        made.name = tagged(std::is_union_v<T> ? "union " : "struct ", type_name<T>());
        made.code = code_record;
    }

    std::string_view tagged(std::string_view keyword, std::string_view name);

    std::shared_ptr<type_arena> arena_;
    std::vector<std::pair<const void*, type_node*>> records_;
};

} // namespace ctypes::detail::runtime

namespace ctypes::dynamic {

template <class T>
type type::of() {
    if constexpr (std::is_void_v<T> || std::is_arithmetic_v<T>) {
        const detail::runtime::scalar exact = detail::runtime::scalar_of<std::remove_cv_t<T>>();
        return type({detail::runtime::scalar_node(exact),
                     std::is_const_v<T> ? detail::c_text::is_const : detail::c_text::qualifiers{}},
                    nullptr);
    } else {
        // made by the first caller; later ones wait for it
        static const type made = [] {
            auto in = std::make_shared<detail::runtime::type_arena>();
            const detail::runtime::qualified_type found = detail::runtime::reflection(in).template of<T>();
            return type(found, std::move(in));
        }();
        return made;
    }
}

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/type_of.ipp>
#endif

#endif // CTYPES_HAS_CXX20
