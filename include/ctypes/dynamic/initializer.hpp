// SPDX-License-Identifier: MIT
// ctypes/dynamic/initializer.hpp - lists in braces for records and arrays, by the rules of C.
//
//     dynamic::value v(c.type("struct line"), {{1, 2}, {3, 4}, "a text"});
//     v["from"] = {5, 6};
//     dynamic::value w(c.type("struct line"), {designated("to", {3, 4}), designated("name", "w")});
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/assign.hpp>
#include <ctypes/detail/dynamic/keep_alive_entry.hpp>
#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/path.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes::dynamic {

/// One value of a list in braces, or a list in it: anything that may be assigned. It refers to what it is made of, and so is only
/// for the expression that it is written in.
class initializer {
    using lvalue = detail::runtime::lvalue;
    using keep_alive_policy = detail::runtime::keep_alive_policy;
    using path = detail::runtime::path;

public:
    template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, initializer>) initializer(T&& from)
        : assign_(&assign_as<std::remove_reference_t<T>>) {
        using namespace detail::runtime;
        using bare = std::remove_cvref_t<T>;
        if constexpr (std::is_function_v<bare>) {
            object_ = reinterpret_cast<const void*>(&from);
        } else {
            object_ = std::addressof(from);
            if constexpr (holder<bare>)
                what_ = is_arithmetic(from.where().of()) || from.where().of().is == kind::pointer ? part::scalar
                                                                                                  : part::whole;
            else if constexpr (text_like<bare>)
                what_ = part::text;
            else if constexpr (!is_number<bare> && !std::is_pointer_v<bare> && !std::is_null_pointer_v<bare> &&
                               !callable_by_c<bare>)
                what_ = part::whole;
        }
    }
    initializer(std::initializer_list<initializer> list) : list_(list), what_(part::list) {}
    initializer(const initializer&) = delete;
    initializer& operator=(const initializer&) = delete;

    // For the rest of the layer ------------------------------------------------------------------------
    enum class part : unsigned char { scalar, text, whole, list };
    [[nodiscard]] part what() const noexcept { return what_; }
    [[nodiscard]] std::initializer_list<initializer> list() const noexcept { return list_; }
    [[nodiscard]] bool is_designated() const noexcept { return by_name_ || by_index_; }
    [[nodiscard]] bool is_by_index() const noexcept { return by_index_; }
    [[nodiscard]] std::string_view name() const noexcept { return name_; }
    [[nodiscard]] std::size_t index() const noexcept { return index_; }
    void assign(const lvalue& to, const keep_alive_policy& kept, const path& where) const {
        assign_(to, kept, object_, where);
    }

private:
    template <class T>
    friend initializer designated(std::string_view name, T&& from);
    friend initializer designated(std::string_view name, std::initializer_list<initializer> list);
    template <std::unsigned_integral I, class T>
    friend initializer designated(I index, T&& from);
    friend initializer designated(std::size_t index, std::initializer_list<initializer> list);

    struct designator {
        std::string_view name;
        std::size_t index = 0;
        bool by_index = false;
    };
    template <class T>
    initializer(const designator& of, T&& from) : initializer(std::forward<T>(from)) {
        name_ = of.name;
        index_ = of.index;
        by_index_ = of.by_index;
        by_name_ = !of.by_index;
    }

    template <class T>
    static void assign_as(const lvalue& to, const keep_alive_policy& kept, const void* from, const path& where) {
        if constexpr (std::is_function_v<T>) {
            detail::runtime::assign(to, kept, *reinterpret_cast<T*>(const_cast<void*>(from)), where);
        } else {
            detail::runtime::assign(to, kept, *static_cast<T*>(const_cast<void*>(from)), where);
        }
    }

    void (*assign_)(const lvalue&, const keep_alive_policy&, const void*, const path&) = nullptr;
    const void* object_ = nullptr;
    std::initializer_list<initializer> list_;
    std::string_view name_;
    std::size_t index_ = 0;
    part what_ = part::scalar;
    bool by_name_ = false;
    bool by_index_ = false;
};

/// The initializer of a certain member, `.name = from` in C, also of one in an anonymous record; those behind it go on from there.
/// Of a union it is the only way to any member but the first.
template <class T>
initializer designated(std::string_view name, T&& from) {
    return initializer(initializer::designator{name}, std::forward<T>(from));
}
inline initializer designated(std::string_view name, std::initializer_list<initializer> list) {
    return initializer(initializer::designator{name}, list);
}
/// Of a certain element of an array, `[index] = from` in C.
template <std::unsigned_integral I, class T>
initializer designated(I index, T&& from) {
    return initializer(initializer::designator{{}, index, true}, std::forward<T>(from));
}
inline initializer designated(std::size_t index, std::initializer_list<initializer> list) {
    return initializer(initializer::designator{{}, index, true}, list);
}

} // namespace ctypes::dynamic

namespace ctypes::detail::runtime {

/// A list in braces as C reads it (C17 6.7.9): members and elements in their order, of a union the first; what is left out is
/// zero; inner braces may be left out; unnamed bit-fields are no members.
class list_reader {
    using initializer = dynamic::initializer;

public:
    static void read(const lvalue& to, const keep_alive_policy& kept, std::initializer_list<initializer> list,
                     const path& where) {
        list_reader(kept, list).whole(to, where);
    }

private:
    list_reader(const keep_alive_policy& kept, std::initializer_list<initializer> list)
        : kept_(kept), next_(list.begin()), end_(list.end()), count_(list.size()) {}

    static bool has_parts(const type_node& n) { return n.is == kind::array || n.is == kind::vector || is_record(n); }
    static bool is_padding(const member_node& m) { return m.is_bit_field && m.name.empty(); }
    static lvalue part_of(const lvalue& to, const member_node& m);

    /// All of what stands in one pair of braces.
    void whole(const lvalue& to, const path& where);

    void parts(const lvalue& to, const path& where, bool in_braces);

    void elements(const lvalue& to, const path& where, bool in_braces);

    /// `entered`: an anonymous record whose member the next designator names.
    void members(const lvalue& to, const path& where, bool in_braces, bool entered = false);

    /// One member or element: by the next value, or by as many as it has members, where that is none for all of it.
    void one(const lvalue& to, const path& where);

    const keep_alive_policy& kept_;
    const initializer* next_;
    const initializer* end_;
    std::size_t count_;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/initializer.ipp>
#endif

#endif // CTYPES_HAS_CXX20
