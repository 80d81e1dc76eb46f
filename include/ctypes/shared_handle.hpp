// SPDX-License-Identifier: MIT
// ctypes/shared_handle.hpp - an owner of a reference to a C object that counts its references.
//
//     using object = ctypes::shared_handle<PyObject*, "Py_IncRef", "Py_DecRef">;
//     auto list = python.function<object(long)>("PyList_New")(0);        // a new reference, which it owns
//     object again = list;                                               // Py_IncRef; both call Py_DecRef when they go
//     auto item = python.function<ctypes::borrowed<object>(PyObject*, long)>("PyList_GetItem")(list, 0);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/error.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/signature.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// What counts the references of one library's objects.
template <class T, closing Increment, closing Decrement>
struct counting_context {
    counting_context() = default;
    explicit counting_context(const symbol_source& symbols) : increment(symbols), decrement(symbols) {}

    [[no_unique_address]] closing_context<T, Increment> increment;
    [[no_unique_address]] closing_context<T, Decrement> decrement;

    /// Whether both functions are known.
    [[nodiscard]] bool is_bound() const noexcept {
        bool bound = true;
        if constexpr (Increment.by_name) bound = bound && increment.close != nullptr;
        if constexpr (Decrement.by_name) bound = bound && decrement.close != nullptr;
        return bound;
    }
};

} // namespace detail

/// Owns one reference to a C object: copies take another one by `Increment`, the destructor gives it back by `Decrement`,
/// each the name of a function of the object's library or a callable, as for ctypes::handle. In a signature it stands for
/// `T`: as a result or in out<T> it takes over the reference that C gives (a "new reference", "transfer full"), as a
/// parameter it is lent. It passes where `T` is asked for. For a result that C keeps the reference of, write
/// ctypes::borrowed; to a parameter that takes the reference over ("steals"), pass `T(object(o).release())`.
///
/// One with names is made by functions bound by a library, which find the names once, and keeps the library loaded; of a
/// raw pointer it is made with what another one knows: `object(raw, other.context_of())`. Throws ctypes::error where the
/// functions are not known. Copies are as safe between threads as the functions are (GObject's are, Python's want the GIL).
template <class T, detail::closing Increment, detail::closing Decrement, T Empty = T{}>
class shared_handle {
public:
    using element_type = T;
    using context = detail::counting_context<T, Increment, Decrement>;

    shared_handle() = default;
    /// Takes over a reference.
    explicit shared_handle(T value, context by = {}) : value_(value), by_(std::move(by)) {
        if (value_ != Empty && !by_.is_bound()) fail();
    }
    /// Takes a reference of its own.
    [[nodiscard]] static shared_handle share(T value, context by = {}) {
        shared_handle made(value, std::move(by));
        made.add_reference();
        return made;
    }
    shared_handle(const shared_handle& other) : value_(other.value_), by_(other.by_) { add_reference(); }
    shared_handle(shared_handle&& other) noexcept : value_(std::exchange(other.value_, Empty)), by_(other.by_) {}
    shared_handle& operator=(const shared_handle& other) {
        shared_handle(other).swap(*this);
        return *this;
    }
    shared_handle& operator=(shared_handle&& other) noexcept {
        shared_handle(std::move(other)).swap(*this);
        return *this;
    }
    ~shared_handle() { reset(); }
    void swap(shared_handle& other) noexcept {
        std::swap(value_, other.value_);
        std::swap(by_, other.by_);
    }

    /// The C object.
    T get() const noexcept { return value_; }
    explicit operator bool() const noexcept { return value_ != Empty; }
    T operator->() const noexcept requires std::is_pointer_v<T> { return value_; }
    /// Where the pointer is asked for; a temporary one would be gone behind it, and passes in ctypes calls only.
    operator T() const& noexcept requires std::is_pointer_v<T> { return value_; }
    operator T() const&& requires std::is_pointer_v<T>
    = delete;

    /// Gives the reference up without giving it back: for C that takes it over.
    [[nodiscard]] T release() noexcept { return std::exchange(value_, Empty); }
    /// Gives the reference back now.
    void reset() noexcept {
        if (value_ == Empty) return;
        const T value = std::exchange(value_, Empty);
        if constexpr (Decrement.discards) {
            const auto closing = [this, value] { give_back(value); };
            detail::call_trapped<void>(detail::discarding_call<decltype(closing)>{closing});
        } else
            give_back(value);
    }
    /// The functions that count, for a raw pointer of the same library.
    [[nodiscard]] const context& context_of() const noexcept { return by_; }

    /// Whether both refer to the same object.
    friend bool operator==(const shared_handle& a, const shared_handle& b) noexcept { return a.value_ == b.value_; }

private:
    void add_reference() {
        if (value_ == Empty) return;
        if constexpr (Increment.by_name)
            by_.increment.close(value_);
        else
            static_cast<void>(Increment.how(value_));
    }
    void give_back(T value) noexcept {
        if constexpr (Decrement.by_name)
            by_.decrement.close(value);
        else
            static_cast<void>(Decrement.how(value));
    }
    [[noreturn]] void fail() {
        value_ = Empty;
        throw error("ctypes::shared_handle: the functions that count references were not looked up; take the function "
                    "that makes the "
                    "object from a ctypes::library, or pass context_of() of another one");
    }

    T value_ = Empty;
    [[no_unique_address]] context by_;
};

/// A shared_handle stands for its C object.
template <class T, detail::closing Increment, detail::closing Decrement, T Empty>
struct adapter<shared_handle<T, Increment, Decrement, Empty>> {
    using owner = shared_handle<T, Increment, Decrement, Empty>;
    using c_type = T;
    using context = typename owner::context;
    static constexpr T empty = Empty;

    static T to_c(const owner& object) noexcept { return object.get(); }
    static owner from_c(T value, const context& by) { return owner(value, by); }
};

/// A result or out-parameter whose reference C keeps ("borrowed reference", "transfer none"): the handle takes one of its own.
///     auto item = python.function<ctypes::borrowed<object>(PyObject*, long)>("PyList_GetItem");
template <class Shared>
struct borrowed : Shared {
    borrowed() = default;
    borrowed(Shared object) : Shared(std::move(object)) {}
};
template <class Shared>
requires requires(Shared object) { object.context_of(); }
struct adapter<borrowed<Shared>> {
    using c_type = typename Shared::element_type;
    using context = typename Shared::context;
    static constexpr c_type empty = adapter<Shared>::empty;

    static c_type to_c(const borrowed<Shared>& object) noexcept { return object.get(); }
    static borrowed<Shared> from_c(c_type value, const context& by) { return Shared::share(value, by); }
};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
