// SPDX-License-Identifier: MIT
// ctypes/bind.hpp - an interface whose addresses come from a function, as those of OpenGL, OpenAL and Vulkan do.
//
//     struct opengl { ctypes::function<void(unsigned)> glClear; ctypes::function<unsigned()> glGetError; };
//     auto get_proc_address = glx.function<void (*(const unsigned char*))()>("glXGetProcAddress");
//     auto gl = ctypes::bind<opengl>(get_proc_address);
//     auto vk = ctypes::bind<vulkan>(get_instance_proc_addr, instance);           // with the handle in front of the name
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/error.hpp>
#include <ctypes/function.hpp>
#include <ctypes/interface.hpp>
#include <ctypes/signature.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// Tells addresses by name; kept by the functions that are made of them.
class resolver {
public:
    resolver() = default;
    resolver(const resolver&) = delete;
    resolver& operator=(const resolver&) = delete;
    virtual ~resolver() = default;
    [[nodiscard]] virtual void* find(const char* name) const = 0;
    [[nodiscard]] virtual std::string name() const = 0;
};

/// The last parameter of a ctypes::function, which takes arguments of any type and says itself what is wrong with them.
template <class List>
struct last_type {
    using type = void;
};
template <class First, class... Rest>
struct last_type<types<First, Rest...>> {
    using type = std::tuple_element_t<sizeof...(Rest), std::tuple<First, Rest...>>;
};

/// Whether `Call` takes a name as `Name`, behind `Handle...`.
template <class Call, class Name, class... Handle>
consteval bool takes_name() {
    if constexpr (requires { typename Call::signature_type; })
        return std::is_same_v<typename last_type<typename signature<typename Call::signature_type>::c_parameters>::type,
                              Name>;
    else
        return std::is_invocable_v<Call&, Handle&..., Name>;
}

/// What a resolver returns, as an address.
template <class Pointer>
void* as_address(Pointer found) {
    if constexpr (std::is_convertible_v<Pointer, std::uintptr_t>)
        return reinterpret_cast<void*>(static_cast<std::uintptr_t>(found));
    else
        return reinterpret_cast<void*>(found);
}
template <class T>
inline constexpr bool is_address =
    (std::is_pointer_v<T> && !std::is_const_v<std::remove_pointer_t<T>>) || std::is_same_v<T, std::uintptr_t>;

/// One error for what does not tell addresses.
template <class Call, class... Handle>
consteval bool is_resolver() {
    constexpr bool text = takes_name<Call, const char*, Handle...>();
    constexpr bool bytes = !text && takes_name<Call, const unsigned char*, Handle...>();
    static_assert(text || bytes,
                  "ctypes: a resolver is called with a name and returns an address, void*(const char*); where it "
                  "needs a handle in front of the name, write ctypes::bind<Interface>(resolver, handle)");
    if constexpr (text || bytes) {
        using name = std::conditional_t<text, const char*, const unsigned char*>;
        using result =
            std::remove_cvref_t<decltype(std::declval<Call&>()(std::declval<Handle&>()..., std::declval<name>()))>;
        static_assert(is_address<result>, "ctypes: a resolver returns an address: void*, or a pointer to a function");
        return is_address<result>;
    } else
        return false;
}

template <class Call, class... Handle>
class resolver_of final : public resolver {
public:
    template <class Given>
    explicit resolver_of(Given&& call, const Handle&... handle)
        : call_(std::forward<Given>(call)), handle_(handle...) {}

    [[nodiscard]] void* find(const char* name) const override {
        void* const found = std::apply(
            [&](auto&... handle) {
                if constexpr (takes_name<Call, const char*, Handle...>())
                    return detail::as_address(call_(handle..., name));
                else
                    return detail::as_address(call_(handle..., reinterpret_cast<const unsigned char*>(name)));
            },
            handle_);
        const auto number = reinterpret_cast<std::uintptr_t>(found); // wglGetProcAddress answers 1, 2, 3 and -1, too
        return number <= 3 || number == static_cast<std::uintptr_t>(-1) ? nullptr : found;
    }
    [[nodiscard]] std::string name() const override {
        if constexpr (requires {
                          { call_.name() } -> std::convertible_to<std::string>;
                      })
            if (const std::string symbol = call_.name(); !symbol.empty()) return "what " + symbol + " knows";
        return "what the resolver knows";
    }

private:
    mutable Call call_;
    mutable std::tuple<Handle...> handle_;
};

/// A resolver as a source of functions; see interface_member.
class resolved_symbols {
public:
    explicit resolved_symbols(std::shared_ptr<const resolver> from) : from_(std::move(from)) {}

    template <class Signature>
    [[nodiscard]] std::optional<function<Signature>> try_function(const std::string& name) const {
        void* const address = from_->find(name.c_str());
        if (address == nullptr) return std::nullopt;
        function<Signature> made(address, name, from_);
        if constexpr (!signature<Signature>::plain) made.bind_symbols({&find_needed, from_});
        return made;
    }
    template <class T>
    [[nodiscard]] T* try_variable(const std::string& name) const {
        return static_cast<T*>(from_->find(name.c_str()));
    }
    [[nodiscard]] std::shared_ptr<const void> keep_alive() const { return from_; }

private:
    static void* find_needed(const std::shared_ptr<const void>& from, const char* name);

    std::shared_ptr<const resolver> from_;
};

} // namespace detail

/// An interface, as `library::bind` makes it, whose addresses `resolver` tells: any callable from a name, `const char*` or
/// `const unsigned char*`, to an address, `void*` or a pointer to a function. `handle`, where given, stands in front of the
/// name: an instance, device or context.
///
///     auto al = ctypes::bind<openal_extension>(alc.function<void*(alc_device*, const char*)>("alcGetProcAddress"), device);
///
/// A null address means that the symbol is missing (and so do 1, 2, 3 and -1, which wglGetProcAddress answers). Throws one
/// symbol_error that names all that are missing, and what the resolver throws. Note that glXGetProcAddress of Mesa has
/// an address for every name that begins with "gl": ask the extension string, too.
///
/// The functions keep a copy of the resolver, and so what it keeps: of a ctypes::function the library. What the handle
/// refers to must live as long as the functions are called.
template <class Interface, class Resolver, class... Handle>
[[nodiscard]] Interface bind(Resolver&& resolver, Handle... handle) {
    static_assert(sizeof...(Handle) <= 1,
                  "ctypes: a resolver takes a name, or one handle and a name; pass a lambda for others");
    Interface bound{};
    using call = std::decay_t<Resolver>;
    if constexpr (detail::is_resolver<call, Handle...>()) {
        const auto from =
            std::make_shared<const detail::resolver_of<call, Handle...>>(std::forward<Resolver>(resolver), handle...);
        detail::missing_symbols missing;
        detail::bind_each<Interface>(bound, detail::resolved_symbols(from), missing);
        if (!missing.names.empty()) throw symbol_error(missing.all(), from->name(), "it has no address for them");
    }
    return bound;
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20

#ifndef CTYPES_COMPILED
#include <ctypes/bind.ipp>
#endif
