// SPDX-License-Identifier: MIT
// ctypes/handle.hpp - an owner that closes with a function of the library.
//
//     using database = ctypes::handle<sqlite3*, "sqlite3_close">;
//     auto open = sqlite.function<int(const char*, ctypes::out<database>)>("sqlite3_open");
//     auto [status, db] = open("file.db");               // db closes itself, and keeps sqlite loaded
//
//     using stream = ctypes::handle<FILE*, ctypes::calls<&std::fclose>>;
//     using descriptor = ctypes::handle<int, ctypes::calls<&::close>, -1>;
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/error.hpp>
#include <ctypes/fixed_string.hpp>
#include <ctypes/signature.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// How a handle is closed: by a callable, or by the function of its library that has this name.
template <class How>
struct closing {
    How how;
    bool discards = false; // what callbacks throw meanwhile
    static constexpr bool by_name = false;
    constexpr closing(How call) : how(call) {}
};
template <std::size_t N>
struct closing<fixed_string<N>> {
    fixed_string<N> how;
    bool discards = false;
    static constexpr bool by_name = true;
    constexpr closing(const char (&name)[N]) : how(name) {}
};
template <std::size_t N>
closing(const char (&)[N]) -> closing<fixed_string<N>>;
template <class How>
requires(!std::is_array_v<How>) closing(How)
->closing<How>;

/// What closes the handles of one function: bound when the library binds it.
template <class T, closing Close>
struct closing_context {
    closing_context() = default;
    explicit closing_context(const symbol_source& symbols) {
        if constexpr (Close.by_name) {
            close = reinterpret_cast<void (*)(T)>(symbols.find(symbols.library, Close.how.characters));
            library = symbols.library;
        }
    }

    void (*close)(T) = nullptr;
    std::shared_ptr<const void> library;
};

/// Nothing has to be looked up.
template <class T, closing Close>
requires(!Close.by_name) struct closing_context<T, Close> {
    closing_context() = default;
    explicit closing_context(const symbol_source&) {}
};

} // namespace detail

/// A function that the program links, as what closes a handle: `ctypes::calls<&std::fclose>`. (g++ 12 takes no
/// function pointer inside a class as a template argument, so the pointer is the argument itself.)
template <auto Function>
inline constexpr auto calls = [](auto... arguments) { return Function(arguments...); };

/// What closes a handle and may run callbacks meanwhile, whose exceptions are then discarded, since a destructor may
/// not throw: `ctypes::handle<sqlite3_stmt*, ctypes::discarding("sqlite3_finalize")>`. Without it such an exception goes
/// to the call below that waits for one, or to the handler.
template <class How>
consteval auto discarding(const How& how) {
    detail::closing closes(how);
    closes.discards = true;
    return closes;
}

/// Owns a C object and closes it when it goes: by the function of its library that has the name `Close`, or by the
/// callable `Close`. In a signature it stands for `T`: as a result or in out<T> it takes ownership, as a parameter
/// it is lent. Move-only; `Empty` is the value of no object. A handle with a name keeps the library loaded, and is
/// made by functions bound by a library, which find the name once; a missing name is a symbol_error there.
template <class T, detail::closing Close, T Empty = T{}>
class handle {
public:
    using element_type = T;
    using context = detail::closing_context<T, Close>;

    handle() = default;
    /// Takes ownership of `value`; for a handle closed by name, `by` says by what, as its functions know it.
    explicit handle(T value, context by = {}) : value_(value), by_(std::move(by)) {}
    handle(handle&& other) noexcept : value_(std::exchange(other.value_, Empty)), by_(std::move(other.by_)) {}
    handle& operator=(handle&& other) noexcept {
        if (this != &other) {
            reset();
            value_ = std::exchange(other.value_, Empty);
            by_ = std::move(other.by_);
        }
        return *this;
    }
    ~handle() { reset(); }

    /// The C object.
    T get() const noexcept { return value_; }
    explicit operator bool() const noexcept { return value_ != Empty; }
    /// For C++ code that calls members of it.
    T operator->() const noexcept requires std::is_pointer_v<T> { return value_; }
    /// Where the pointer is asked for; a temporary one would be gone behind it, and passes in ctypes calls only.
    operator T() const& noexcept requires std::is_pointer_v<T> { return value_; }
    operator T() const&& requires std::is_pointer_v<T>
    = delete;
    /// Gives the object up without closing it.
    [[nodiscard]] T release() noexcept { return std::exchange(value_, Empty); }
    /// Closes the object now.
    void reset() noexcept {
        if (value_ == Empty) return;
        const T value = std::exchange(value_, Empty);
        if constexpr (Close.discards) {
            const auto closing = [this, value] { close(value); };
            detail::call_trapped<void>(detail::discarding_call<decltype(closing)>{closing});
        } else
            close(value);
    }

private:
    void close(T value) noexcept {
        if constexpr (Close.by_name)
            by_.close(value);
        else
            static_cast<void>(Close.how(value));
    }

    T value_ = Empty;
    [[no_unique_address]] context by_;
};

/// A handle stands for its C object. It is borrowed by a call; only the conversion back makes an owner.
template <class T, detail::closing Close, T Empty>
struct adapter<handle<T, Close, Empty>> {
    using c_type = T;
    using context = typename handle<T, Close, Empty>::context;
    static constexpr T empty = Empty;

    static T to_c(const handle<T, Close, Empty>& owner) noexcept { return owner.get(); }
    static handle<T, Close, Empty> from_c(T value, const context& by) {
        if constexpr (Close.by_name) {
            if (by.close == nullptr && value != Empty)
                throw error("ctypes::handle: '" + std::string(Close.how.characters) +
                            "' was not looked up; take the function that makes the handle from a ctypes::library");
        }
        return handle<T, Close, Empty>(value, by);
    }
};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
