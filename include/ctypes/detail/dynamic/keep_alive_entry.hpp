// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/keep_alive_entry.hpp - who sees to it that what a pointer refers to lives as long as the pointer is used.
//
//     assign(to, keep_alive(block), text, where);                   // a value: it keeps a copy of the text
//     assign(to, keep_alive::during_call(), text, where);           // an argument: the caller's text lives long enough
//     assign(to, keep_alive::none(), text, where);                  // refused: the text is gone when C reads it
#pragma once

#include <ctypes/detail/dynamic/object_storage.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace ctypes::detail::runtime {

class keep_alive_policy {
public:
    /// The memory of a value: copies of texts, and shares of what other values refer to, are kept by it. Memory that the layer
    /// does not own - a view, or none - keeps nothing.
    explicit keep_alive_policy(object_storage* memory) noexcept
        : memory_(memory != nullptr && memory->is_view() ? nullptr : memory) {}

    /// An argument of a call: what the caller gives lives until the call returns.
    static keep_alive_policy during_call() noexcept { return keep_alive_policy(nullptr, rule::call); }
    /// The result of a callback: what the callable returned is destroyed before C sees the pointer.
    static keep_alive_policy of_result() noexcept { return keep_alive_policy(nullptr, rule::result); }
    /// Memory of C.
    static keep_alive_policy none() noexcept { return keep_alive_policy(nullptr, rule::nobody); }

    [[nodiscard]] object_storage* memory() const noexcept { return memory_; }
    /// Whether what is given lives long enough by itself.
    [[nodiscard]] bool borrows() const noexcept { return memory_ == nullptr && rule_ == rule::call; }

    /// The pointer at `at` refers to this from now on. Refused where nothing would keep it alive. `containers`: how many share the
    /// memory that keeps it now.
    template <class Where>
    void keep(const std::byte* at, std::shared_ptr<const void> what, std::shared_ptr<object_storage> other,
              const Where& where, long containers = 1) const {
        if (memory_ != nullptr)
            return memory_->keep(static_cast<std::size_t>(at - memory_->at()), std::move(what), std::move(other));
        if (rule_ == rule::call || (rule_ == rule::result && containers > 1)) return;
        if (what != nullptr && lost(what.use_count())) refuse_owner(where());
        if (other != nullptr && !other->is_unowned() && lost(other.use_count())) refuse_owner(where());
    }
    /// The pointer at `at` refers to nothing that would have to be kept.
    void forget(const std::byte* at, std::size_t size = sizeof(void*)) const {
        if (memory_ != nullptr) memory_->forget(static_cast<std::size_t>(at - memory_->at()), size);
    }

    [[noreturn, gnu::cold]] void refuse_owner(const std::string& path) const;

private:
    enum class rule : unsigned char { nobody, call, result };
    keep_alive_policy(object_storage* memory, rule r) noexcept : memory_(memory), rule_(r) {}

    /// `owners` counts the share that was handed over to keep(), and the one it was copied from.
    [[nodiscard]] bool lost(long owners) const noexcept { return rule_ == rule::nobody || owners <= 2; }

    object_storage* memory_ = nullptr;
    rule rule_ = rule::nobody;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/keep_alive_entry.ipp>
#endif
