// SPDX-License-Identifier: MIT
// ctypes/keep_alive.hpp - owns callbacks of different signatures, and whatever else C keeps pointers to.
//
//     ctypes::keeper kept;
//     parser.on_start = kept.callback<void(void*, const char*)>([&](void*, const char* name) { ... });
//     parser.on_end = kept.callback<void(void*)>([&](void*) { ... });
//
//     // C that takes a pointer and a destructor for it may own the keeper:
//     create_function(db, "half", 1, kept.release(), half, nullptr, nullptr, ctypes::keeper::destroy());
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/callback.hpp>
#include <ctypes/error_result.hpp>

#include <cstddef>
#include <utility>

namespace ctypes {

namespace detail {

/// An object of a type that only its destructor knows.
struct keep_alive_entry {
    virtual ~keep_alive_entry() = default;
    keep_alive_entry* before = nullptr;
};
template <class T>
struct kept_as : keep_alive_entry {
    explicit kept_as(T&& value) : object(std::move(value)) {}
    T object;
};

} // namespace detail

/// Keeps objects of any types alive, each at an address of its own, until it goes itself: the last first. It can be
/// moved, and given to C.
class keep_alive {
public:
    keep_alive() = default;
    keep_alive(keep_alive&& other) noexcept { *this = std::move(other); }
    keep_alive& operator=(keep_alive&& other) noexcept;
    ~keep_alive() { clear(); }

    /// Moves the object here; the reference is good as long as it is kept.
    template <class T>
    T& keep(T object) {
        auto* const made = new detail::kept_as<T>(std::move(object));
        made->before = last_;
        last_ = made;
        ++size_;
        return made->object;
    }

    /// Makes a ctypes::callback, keeps it, and gives the function for C. An error result may come with the callable:
    /// `kept.callback<int(int)>(ctypes::stopping(f, -1))`. Throws what making a callback throws.
    template <class Signature, class F>
    auto callback(F&& callable) {
        return keep(detail::make_callback<ctypes::callback<Signature>>(std::forward<F>(callable))).pointer();
    }

    /// How many objects are kept.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Destroys what is kept.
    void clear() noexcept;

    /// Gives all that is kept to C, as the user data that `destroy()(data)` destroys; keeps nothing from then on.
    [[nodiscard]] void* release() { return new keep_alive(std::move(*this)); }
    /// Destroys what release() gave.
    static void (*destroy() noexcept)(void*) {
        return [](void* data) { delete static_cast<keep_alive*>(data); };
    }

private:
    detail::keep_alive_entry* last_ = nullptr;
    std::size_t size_ = 0;
};

// Names of version 0.1; they go with 0.2.
using keeper [[deprecated("ctypes: keeper is keep_alive")]] = keep_alive;

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/keep_alive.ipp>
#endif

#endif // CTYPES_HAS_CXX20
