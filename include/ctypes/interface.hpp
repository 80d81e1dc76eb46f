// SPDX-License-Identifier: MIT
// ctypes/interface.hpp - many functions at once: an aggregate filled by the names of its members.
//
//     struct trigonometry {
//         ctypes::function<double(double)> sin, cos, tan;
//         std::optional<ctypes::function<double(double)>> sinpi;        // may be missing
//         ctypes::renamed<"lgamma_r", ctypes::function<double(double, ctypes::out<int>)>> log_gamma;
//         ctypes::variable<int> signgam;
//         std::optional<hyperbolic> more;                                // an interface in it: present as a whole, or not
//     };
//     auto trig = libm.bind<trigonometry>();          // one lookup per member, all missing ones in one error
//     trig.cos(1.0);
//
//     struct database_functions {                     // where all symbols begin alike, the members need not
//         static constexpr std::string_view symbol_prefix = "sqlite3_";
//         ctypes::function<ctypes::borrowed_string()> libversion;
//     };
//
//     struct display_functions {                      // an alias says for all members what they do besides calling
//         template <class Signature> using function = ctypes::rethrowing_function<Signature>;       // or ctypes::checked<...>
//         function<int(display*)> XPending, XFlush;
//     };
//
//     constinit ctypes::lazy<trigonometry> later{"libm.so.6"};       // loaded and bound when it is first used
//     later->cos(1.0);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/loader/module_handle.hpp>
#include <ctypes/detail/reflect/named_members.hpp>
#include <ctypes/detail/reflect/tied_members.hpp>
#include <ctypes/fixed_string.hpp>
#include <ctypes/library.hpp>

#include <atomic>
#include <concepts>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes {

/// A variable of a library, as a member of an interface: behaves as a reference to it, and keeps the library loaded.
template <class T>
class variable {
public:
    variable() = default;
    variable(T* at, std::shared_ptr<const void> library) : address_(at), keep_(std::move(library)) {}

    T& operator*() const noexcept { return *address_; }
    T* operator->() const noexcept { return address_; }
    operator T&() const noexcept { return *address_; }
    const variable& operator=(const T& value) const {
        *address_ = value;
        return *this;
    }
    T* get() const noexcept { return address_; }
    explicit operator bool() const noexcept { return address_ != nullptr; }

private:
    T* address_ = nullptr;
    std::shared_ptr<const void> keep_;
};

/// A member of an interface whose result is looked at; see check.hpp for policies.
///     ctypes::checked<int(const char*, int), ctypes::nonnegative> open;
template <class Signature, auto Policy>
using checked = checked_function<function<Signature>, std::remove_const_t<decltype(Policy)>>;

/// The same with failures as values: a call returns ctypes::expected.
///     ctypes::expecting<int(const char*, int), ctypes::nonnegative> try_open;
template <class Signature, auto Policy>
using expecting = expecting_function<function<Signature>, std::remove_const_t<decltype(Policy)>>;

/// A member of an interface whose symbol has another name than the member.
template <fixed_string Symbol, class Member>
struct renamed : Member {
    renamed() = default;
    /// A template, as that of function_with: members are counted by what converts to any of them.
    template <std::same_as<Member> Bound>
    renamed(Bound bound) : Member(std::move(bound)) {}
    static constexpr fixed_string symbol = Symbol;
};

namespace detail {

/// How a member of an interface is bound, by a library or what has its try_function, try_variable and keep_alive (bind.hpp).
/// `bind` answers whether the symbol was there.
template <class Member>
struct interface_member {
    static constexpr bool possible = false;
};
template <class Signature>
struct interface_member<function<Signature>> {
    static constexpr bool possible = true;
    template <class Source>
    static bool bind(function<Signature>& member, const Source& from, const std::string& name) {
        auto found = from.template try_function<Signature>(name);
        if (found) member = std::move(*found);
        return found.has_value();
    }
};
template <class Signature, call_options Options>
struct interface_member<function_with<Signature, Options>> {
    static constexpr bool possible = true;
    template <class Source>
    static bool bind(function_with<Signature, Options>& member, const Source& from, const std::string& name) {
        auto found = from.template try_function<Signature>(name);
        if (found) member = function_with<Signature, Options>(std::move(*found));
        return found.has_value();
    }
};
template <class Function, class Policy, class Failure>
struct interface_member<checked_function<Function, Policy, Failure>> {
    static constexpr bool possible = interface_member<Function>::possible;
    template <class Source>
    static bool bind(checked_function<Function, Policy, Failure>& member, const Source& from, const std::string& name) {
        Function found;
        if (!interface_member<Function>::bind(found, from, name)) return false;
        member = checked_function<Function, Policy, Failure>(std::move(found), Policy());
        return true;
    }
};
template <class T>
struct interface_member<variable<T>> {
    static constexpr bool possible = true;
    template <class Source>
    static bool bind(variable<T>& member, const Source& from, const std::string& name) {
        T* const found = from.template try_variable<T>(name);
        if (found != nullptr) member = variable<T>(found, from.keep_alive());
        return found != nullptr;
    }
};
template <class Member>
struct interface_member<std::optional<Member>> {
    static constexpr bool possible = interface_member<Member>::possible;
    template <class Source>
    static bool bind(std::optional<Member>& member, const Source& from, const std::string& name) {
        Member found;
        if (interface_member<Member>::bind(found, from, name)) member = std::move(found);
        return true;
    }
};
template <fixed_string Symbol, class Member>
struct interface_member<renamed<Symbol, Member>> {
    static constexpr bool possible = interface_member<Member>::possible;
    template <class Source>
    static bool bind(renamed<Symbol, Member>& member, const Source& from, const std::string&) {
        return interface_member<Member>::bind(member, from, std::string(Symbol.view()));
    }
};

/// A member that is an interface itself: its members are bound as if they stood there, under its own symbol_prefix or, where
/// it has none, the outer one.
template <class Member>
concept nested_interface =
    std::is_class_v<Member> && std::is_aggregate_v<Member> && !interface_member<Member>::possible;
template <class Member>
concept optional_interface = requires {
    typename Member::value_type;
}
&&nested_interface<typename Member::value_type>&& std::same_as<Member, std::optional<typename Member::value_type>>;

/// The symbol of a member: its own name for it, or the member's behind the interface's prefix.
template <class Interface, class Member>
std::string symbol_of(std::string_view name) {
    if constexpr (requires { Member::symbol; })
        return std::string(Member::symbol.view());
    else if constexpr (requires { Interface::symbol_prefix; }) {
        constexpr bool text = std::is_convertible_v<decltype(Interface::symbol_prefix), std::string_view>;
        static_assert(text,
                      "ctypes: the symbol_prefix of an interface is a text; write static constexpr std::string_view "
                      "symbol_prefix = \"sqlite3_\";");
        if constexpr (text)
            return std::string(Interface::symbol_prefix).append(name);
        else
            return {};
    } else
        return std::string(name);
}

/// Whether a class can be an interface: one error where it cannot.
template <class Interface>
consteval bool require_interface() {
    constexpr bool aggregate = std::is_aggregate_v<Interface>;
    static_assert(aggregate,
                  "ctypes: an interface is an aggregate of ctypes::function members (no constructors, no base)");
    if constexpr (aggregate) {
        constexpr bool few = member_count<Interface> < member_limit;
        static_assert(few,
                      "ctypes: an interface has at most 100 members; group them in interfaces that are its members");
        if constexpr (few) {
            constexpr bool members_only = can_be_tied<Interface>;
            static_assert(members_only,
                          "ctypes: an interface has no base class, no anonymous union or struct and no array "
                          "without a length; give each a name, and the array a length");
            return members_only;
        } else
            return false;
    } else
        return false;
}

/// What was not found.
struct missing_symbols {
    std::vector<std::string> names;
    void add(const std::string& symbol) { names.push_back(symbol); }

    /// All, separated by commas.
    [[nodiscard]] std::string all() const;
    /// What may have been meant by each.
    [[nodiscard]] std::string hints(const module_handle& library) const;
};

/// Fills the members of an interface, whose symbols begin as `Prefixed` says, and notes what is missing.
template <class Prefixed, class Interface, class Source>
void bind_each(Interface& interface, const Source& from, missing_symbols& missing);

template <class Outer, class Nested, class Source>
void bind_nested(Nested& nested, const Source& from, missing_symbols& missing) {
    if constexpr (requires { Nested::symbol_prefix; })
        detail::bind_each<Nested>(nested, from, missing);
    else
        detail::bind_each<Outer>(nested, from, missing);
}

template <class Prefixed, class Member, class Source>
void bind_member(Member& member, std::string_view name, const Source& from, missing_symbols& missing) {
    if constexpr (interface_member<Member>::possible) {
        const std::string symbol = detail::symbol_of<Prefixed, Member>(name);
        try {
            if (!interface_member<Member>::bind(member, from, symbol)) missing.add(symbol);
        } catch (const symbol_error& needed) { // something that the member needs besides: a deleter
            missing.add(needed.symbol());
        }
    } else if constexpr (optional_interface<Member>) {
        typename Member::value_type whole{};
        missing_symbols here;
        detail::bind_nested<Prefixed>(whole, from, here);
        if (here.names.empty()) member = std::move(whole);
    } else if constexpr (nested_interface<Member>) {
        detail::bind_nested<Prefixed>(member, from, missing);
    } else {
        static_assert(interface_member<Member>::possible,
                      "ctypes: a member of an interface is a ctypes::function, ctypes::checked, ctypes::expecting or "
                      "ctypes::variable, a std::optional or ctypes::renamed of one, or another interface");
    }
}

template <class Prefixed, class Interface, class Source>
void bind_each(Interface& interface, const Source& from, missing_symbols& missing) {
    if constexpr (require_interface<Interface>()) {
        auto members = detail::tie_members(interface);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (detail::bind_member<Prefixed>(detail::tied_member<I>(members), detail::named_member<Interface, I>(), from,
                                           missing),
             ...);
        }
        (std::make_index_sequence<member_count<Interface>>{});
    }
}

/// Fills the interface; throws one symbol_error that names all that is missing.
template <class Interface>
void bind_members(Interface& interface, const library& from) {
    missing_symbols missing;
    detail::bind_each<Interface>(interface, from, missing);
    if (missing.names.empty()) return;
    if (missing.names.size() == 1) (void)from.address(missing.names.front()); // the loader's words, and what was meant
    const auto library = std::static_pointer_cast<const module_handle>(from.keep_alive());
    throw symbol_error(missing.all(), from.name(),
                       "the library does not export them, or their value is null" + missing.hints(*library));
}

} // namespace detail

/// An interface that is loaded and bound when it is first used; may be a `constinit` object with static storage.
/// The first use throws what library and bind throw; the next use tries again. Safe from several threads.
template <class Interface>
class lazy {
public:
    /// The candidates, literals as a rule, are kept by pointer: the first that loads.
    template <class... Names>
    constexpr explicit lazy(const char* name, Names... more) {
        static_assert(sizeof...(Names) < most_names,
                      "ctypes: a lazy interface has at most four candidate names; leave the "
                      "unlikely ones out, or take a library and bind()");
        std::size_t i = 0;
        for (const char* each : {name, static_cast<const char*>(more)...})
            if (i < most_names) names_[i++] = each;
    }
    lazy(const lazy&) = delete;
    lazy& operator=(const lazy&) = delete;
    ~lazy() { delete bound_.load(std::memory_order_acquire); }

    const Interface* operator->() const { return &get(); }
    const Interface& operator*() const { return get(); }
    /// The bound interface.
    const Interface& get() const {
        const Interface* there = bound_.load(std::memory_order_acquire);
        return there != nullptr ? *there : bind();
    }

private:
    static constexpr std::size_t most_names = 4;

    const Interface& bind() const {
        const std::lock_guard lock(binding_);
        if (const Interface* there = bound_.load(std::memory_order_acquire)) return *there;
        auto made = std::make_unique<Interface>();
        detail::bind_members(*made, load());
        bound_.store(made.get(), std::memory_order_release);
        return *made.release();
    }

    library load() const {
        std::vector<library_name> candidates;
        for (const char* name : names_)
            if (name != nullptr) candidates.emplace_back(name);
        return library(std::span<const library_name>(candidates));
    }

    const char* names_[most_names]{};
    mutable std::mutex binding_;
    mutable std::atomic<const Interface*> bound_ = nullptr;
};

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/interface.ipp>
#endif

#endif // CTYPES_HAS_CXX20
