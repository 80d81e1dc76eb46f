// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/call_arguments.hpp - the arguments of a run-time call, brought to where C can read them.
//
//     cell room;
//     void* address = place_argument(parameter, room, 2.5, path);      // where the argument is
#pragma once

#include <ctypes/detail/dynamic/assign.hpp>
#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/dynamic/value.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

namespace ctypes::detail::runtime {

/// Memory for arguments that had to be converted; what does not fit into the small rooms has blocks.
class large_rooms {
public:
    std::byte* add(const type_node& n);

private:
    std::vector<std::shared_ptr<object_storage>> rooms_;
};

template <std::size_t Count>
class cells : public large_rooms {
public:
    cells() {} // not initialised: most arguments are read where they are
    std::byte* small(std::size_t i) {
        if constexpr (Count == 0)
            return nullptr;
        else
            return small_ + 16 * i;
    }

private:
    alignas(16) std::byte small_[Count == 0 ? 1 : 16 * Count];
};

/// Room for one argument, taken when it is needed.
class cell {
public:
    template <std::size_t Count>
    cell(cells<Count>& of, std::size_t i) : large_(of), small_(of.small(i)) {}

    std::byte* room(const type_node& n) const {
        return n.size <= 16 && n.alignment <= 16 && small_ != nullptr ? small_ : large_.add(n);
    }

private:
    large_rooms& large_;
    std::byte* small_;
};

/// "pow: argument 2 (y)", of a dynamic::function.
template <class Function>
struct argument_path {
    const Function& of;
    std::size_t index;

    std::string operator()() const {
        std::string words = of.name().empty() ? "call" : of.name();
        words += ": argument " + std::to_string(index + 1);
        const auto parameters = of.type().node().parameters;
        if (index < parameters.size() && !parameters[index].name.empty())
            words.append(" (").append(parameters[index].name).append(")");
        return words;
    }
};

/// Whether a value of the type `given` is one of `n` without any conversion, as far as that is seen at once.
bool passes_as_it_is(const type_node& given, const type_node& n);

/// C++ records, which are read where they are.
template <class T>
concept plain_record = (std::is_class_v<T> || std::is_union_v<T>)&&std::is_trivially_copyable_v<T> && !holder<T> &&
                       !callable_by_c<T> && !text_like<T> && !shared<T> && !is_complex<T> && !requires(const T& t) {
    std::begin(t);
    std::size(t);
};

/// The address of the argument as the parameter's type: its own where the types are the same, else that of a converted
/// copy in `room`. `from` is as the caller has it, not const unless it is const there.
template <class T, class Path>
void* place_argument(const qualified_type& parameter, const cell& room, T& from, const Path& path) {
    using bare = std::remove_cv_t<T>;
    const type_node& n = *parameter.to;
    if constexpr (std::is_arithmetic_v<bare>) {
        if (n.code == scalar_code(scalar_of<bare>()) && n.code != code_none) [[likely]]
            return const_cast<bare*>(&from);
    } else if constexpr (holder<bare>) {
        const lvalue s = from.where();
        const type_node& given = s.of();
        if (passes_as_it_is(given, n) && !s.is_bit_field()) [[likely]]
            return s.at;
    } else if constexpr (plain_record<bare>) {
        if (matches<bare>(n)) [[likely]]
            return const_cast<bare*>(&from);
    }
    const lvalue to{parameter, room.room(n)};
    assign(to, keep_alive_policy::during_call(), from, path);
    return to.at;
}

/// A type whose node belongs to nobody is cheaper to copy without an owner.
inline dynamic::type without_owner(const dynamic::type& t) {
    return t.node().owned ? t : dynamic::type(t.ref(), nullptr);
}

/// The type an argument behind `...` is passed as: C's default argument promotions.
dynamic::type promoted_type(const dynamic::type& given);

template <class T>
dynamic::type promoted_type(T& from) {
    using bare = std::remove_cv_t<T>;
    if constexpr (holder<bare>) {
        return promoted_type(from.type());
    } else if constexpr (callable_by_c<bare> || std::is_null_pointer_v<bare> || std::is_function_v<T> ||
                         is_function_pointer<bare>) {
        return dynamic::type::of<void*>();
    } else if constexpr (text_like<bare>) {
        static_assert(!std::is_same_v<bare, std::string_view>, "ctypes: a string_view may lack the terminating null "
                                                               "character that C looks for; pass std::string(view)");
        return dynamic::type::of<const text_character<bare>*>();
    } else if constexpr (std::is_arithmetic_v<bare> || std::is_enum_v<bare>) {
        if constexpr (std::is_same_v<bare, float>)
            return dynamic::type::of<double>();
        else if constexpr (std::is_enum_v<bare>)
            return dynamic::type::of<decltype(+static_cast<std::underlying_type_t<bare>>(from))>();
        else
            return dynamic::type::of<decltype(+from)>();
    } else if constexpr (requires {
                             std::data(from);
                             std::size(from);
                         }) {
        return dynamic::type::of<std::decay_t<decltype(std::data(from))>>();
    } else {
        return dynamic::type::of<std::decay_t<T>>();
    }
}

/// The signatures a variadic function was called with lately: one for each list of extra types.
class variants {
public:
    std::shared_ptr<const signature> find(const dynamic::type& function, std::vector<dynamic::type> extra);

private:
    static constexpr std::size_t most = 16;
    struct known {
        std::vector<dynamic::type> extra;
        std::shared_ptr<const signature> prepared;
    };

    static bool same(const std::vector<dynamic::type>& a, const std::vector<dynamic::type>& b);

    std::mutex mutex_;
    std::vector<known> known_;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/call_arguments.ipp>
#endif
