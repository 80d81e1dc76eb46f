// SPDX-License-Identifier: MIT
// ctypes/dynamic/function.hpp - a C function whose signature is known at run time.
//
//     dynamic::function length = lib.function(c["length"]);
//     double l = length(v).as<double>();               // converted and checked against the signature
//     double m = length.call<double>(v);               // the same without a value in between
//     length.call(&l, addresses);                      // no checks: ffi_call's interface, three times as fast
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/dynamic/call_arguments.hpp>
#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/detail/dynamic/typed_call.hpp>
#include <ctypes/dynamic/argument_buffer.hpp>
#include <ctypes/dynamic/conversion_error.hpp>
#include <ctypes/dynamic/value.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes::dynamic {

/// A C function with a run-time signature. Copies share what was prepared; may be called from several threads.
///
/// Arguments are converted as values are assigned (see dynamic::reference): out of range, wrong kind or a wrong
/// number of arguments throws conversion_error that names the argument. Strings pass for `const char *`, arrays and
/// vectors for pointers to their elements, run-time values of the pointee's type for pointers to it, callbacks and functions of the
/// same signature for function pointers (`void (*)()` for any). A call with a function pointer among its parameters rethrows what a callback threw;
/// others do after rethrowing().
class function {
    // dependent, so that nothing of them is instantiated before a function is used
    using value = dynamic::value;
    using signature = detail::runtime::signature;
    using path = detail::runtime::argument_path<function>;

public:
    function() = default; ///< empty

    /// The function at an address. `kept` is kept alive as long as this object lives. Throws ctypes::error when
    /// `of` is neither a function type nor that of a pointer to one.
    function(const dynamic::type& of, void (*at)(), std::string name = {}, std::shared_ptr<const void> kept = {})
        : address_(at), prepared_(signature::prepare(of.kind() == kind::pointer ? of.target() : of)),
          name_(std::move(name)), keep_(std::move(kept)) {
        choose();
    }
    /// The function that a function pointer points to: `dynamic::function add(v["add"], "add")`. Throws ctypes::error when it is no
    /// such pointer, conversion_error when it is null. What the pointer keeps alive is kept no longer than the value it is in.
    explicit function(const reference& pointer, std::string name = {});

    /// The call with C++ values and run-time values.
    template <class... Args>
    value operator()(Args&&... given) const {
        value result(typename value::for_result{}, result_type_);
        invoke(result.where().at, given...);
        return result;
    }

    /// The call with a list of values; behind the parameters of a variadic function come those for its `...`.
    value call(std::span<const value> given) const {
        value result = plain_result_ != nullptr
                           ? value(typename value::for_result{}, *plain_result_, detail::runtime::word{0})
                           : empty_result();
        if (!call_placed(result.where().at, given)) [[unlikely]]
            call_converted(result.where().at, given);
        return result;
    }
    value call(const std::vector<value>& given) const {
        return call(std::span<const value>(given.data(), given.size()));
    }

    /// The call with a C++ result. Where the types of the arguments and `R` are those of the signature it is one
    /// comparison and the compiler's own call; else everything is converted and checked.
    ///     double r = power.call<double>(2.0, 10.0);
    template <class R, class... Args>
    R call(Args&&... given) const {
        using typed = detail::runtime::typed_call<R, std::decay_t<Args>...>;
        if constexpr (typed::possible)
            if (agreed_.is(&detail::runtime::tag_of<R(std::decay_t<Args>...)>)) [[likely]]
                return typed::call(address_, given...);
        return call_unlike<R>(given...);
    }

    /// The call without any check: `addresses[i]` is the address of argument i, `result` that of room for the result,
    /// of exactly its size (null for void). As ffi_call, but narrow results take their own size. Not for `...`.
    void call(void* result, void* const* addresses) const { plan_->call(address_, result, addresses); }

    /// The arguments' own places in the call, to be filled by the caller: see dynamic::slots.
    [[nodiscard]] dynamic::argument_buffer argument_buffer() const {
        return dynamic::argument_buffer(prepared_, address_, keep_);
    }
    [[nodiscard, deprecated("ctypes: slots() is argument_buffer()")]] dynamic::argument_buffer slots() const {
        return argument_buffer();
    }

    /// The same function, whose calls rethrow what callbacks threw while they ran, for functions that run callbacks
    /// registered earlier.
    [[nodiscard]] function rethrowing() const;

    [[nodiscard]] dynamic::type type() const { return prepared_ != nullptr ? prepared_->type() : dynamic::type(); }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] void (*address() const noexcept)() { return address_; }
    [[nodiscard]] void (*pointer() const noexcept)() { return address_; } ///< so that it passes for a function pointer
    [[nodiscard]] const std::shared_ptr<const void>& keep() const noexcept { return keep_; }
    explicit operator bool() const noexcept { return address_ != nullptr; }

    /// For tests and the curious: whether calls go by the plan, or through libffi.
    [[nodiscard]] bool is_direct() const noexcept { return prepared_ != nullptr && prepared_->plan().usable(); }
    [[nodiscard, deprecated("ctypes: direct() is is_direct()")]] bool direct() const noexcept { return is_direct(); }
    /// The call through libffi in any case, as call(void*, void* const*). Throws ffi_error when libffi cannot make it.
    void call_libffi(void* result, void* const* addresses) const {
        prepared_->call_libffi(address_, result, addresses);
    }

private:
    void choose();

    /// The call with other C++ types than the last one had. Not inlined: the call of equal types stands alone where it
    /// is written.
    template <class R, class... Args>
    [[gnu::noinline]] R call_unlike(Args&... given) const {
        using typed = detail::runtime::typed_call<R, std::decay_t<Args>...>;
        if constexpr (typed::possible)
            if (typed_id_ == typed::id && typed::agrees(*prepared_)) {
                agreed_.set(&detail::runtime::tag_of<R(std::decay_t<Args>...)>);
                return typed::call(address_, given...);
            }
        if constexpr (std::is_void_v<R>) {
            invoke(room(nullptr).at, given...);
        } else {
            value result(typename value::for_result{}, result_type_);
            invoke(result.where().at, given...);
            return detail::runtime::fetch<R>(result.where(), [this] { return name() + ": the result"; });
        }
    }
    struct no_room {
        void* at;
    };
    no_room room(void*) const;

    template <class... Args>
    void invoke(void* result, Args&... given) const {
        constexpr std::size_t count = sizeof...(Args);
        const signature* to = &require(count);
        std::shared_ptr<const signature> variant;
        if (to->is_variadic()) {
            std::vector<dynamic::type> extra;
            [[maybe_unused]] std::size_t i = 0;
            ((i++ >= prepared_->arity() ? extra.push_back(detail::runtime::promoted_type(given)) : void()), ...);
            variant = variants_->find(prepared_->type(), std::move(extra));
            to = variant.get();
        }
        detail::runtime::cells<count> cells;
        std::array<void*, count + 1> addresses;
        [[maybe_unused]] std::size_t i = 0;
        ((addresses[i] = detail::runtime::place_argument(to->parameters()[i], {cells, i}, given, path{*this, i}), ++i),
         ...);
        run(*to, result, addresses.data());
    }

    /// Not inlined, as it may ask for memory.
    [[gnu::noinline]] value empty_result() const { return value(typename value::for_result{}, result_type_); }

    static constexpr std::size_t few = 16;
    static constexpr auto never = static_cast<std::size_t>(-1);

    /// The call with values that are of the parameters' types already, read where they are.
    bool call_placed(void* result, std::span<const value> given) const {
        if (given.size() != quick_) return false;
        const detail::runtime::qualified_type* parameter = prepared_->parameters().data();
        void* addresses[few];
        void** address = addresses;
        for (const value& argument : given) {
            if (!detail::runtime::passes_as_it_is(argument.type().node(), *parameter++->to)) return false;
            *address++ = argument.where().at;
        }
        plan_->call(address_, result, addresses);
        return true;
    }

    /// The call with other values. Not inlined: it is large.
    void call_converted(void* result, std::span<const value> given) const;

    void fill(const signature& to, std::span<const value> given, auto& cells, void** addresses) const {
        for (std::size_t i = 0; i < given.size(); ++i)
            addresses[i] = detail::runtime::place_argument(to.parameters()[i], {cells, i}, given[i], path{*this, i});
    }

    void run(const signature& to, void* result, void* const* addresses) const {
        if (checking_) {
            const auto plain = [&] { to.call(address_, result, addresses); };
            ctypes::detail::call_trapped<void>(ctypes::detail::rethrowing_call<decltype(plain)>{plain});
        } else {
            to.call(address_, result, addresses);
        }
    }

    /// Throws when the call cannot be.
    const signature& require(std::size_t count) const {
        if (address_ == nullptr) [[unlikely]]
            throw error(name_.empty() ? "an empty dynamic::function was called" : "'" + name_ + "' has no address");
        const std::size_t wanted = prepared_->arity();
        if (count != wanted && (count < wanted || !prepared_->is_variadic())) [[unlikely]]
            wrong_count(count, wanted);
        return *prepared_;
    }
    [[noreturn, gnu::cold]] void wrong_count(std::size_t count, std::size_t wanted) const;

    /// The C++ signature the last typed call had, found to be this function's.
    class agreed_signature {
    public:
        agreed_signature() = default;
        agreed_signature(const agreed_signature&) noexcept {} // found out anew by the copy, which may be checking
        agreed_signature& operator=(const agreed_signature&) noexcept;
        [[nodiscard]] bool is(const void* tag) const noexcept { return tag_.load(std::memory_order_relaxed) == tag; }
        void set(const void* tag) noexcept { tag_.store(tag, std::memory_order_relaxed); }

    private:
        std::atomic<const void*> tag_{nullptr};
    };

    mutable agreed_signature agreed_; // first, what calls look at
    void (*address_)() = nullptr;
    const detail::runtime::call_plan* plan_ = nullptr; // that of prepared_
    std::uint64_t typed_id_ = 0;                       // 0: never by type
    std::shared_ptr<const signature> prepared_;
    dynamic::type result_type_;
    const detail::runtime::type_node* plain_result_ = nullptr; // of a number or pointer that nobody owns
    bool checking_ = false;
    std::size_t quick_ =
        never; // how many arguments there are, when they are few and nothing is to be done behind the call
    std::string name_;
    std::shared_ptr<const void> keep_;
    std::shared_ptr<detail::runtime::variants> variants_; // of a variadic function
};

template <class... Args>
value reference::operator()(Args&&... given) const {
    const function called(*this, path_.last());
    return called(given...);
}

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/function.ipp>
#endif

#endif // CTYPES_HAS_CXX20
