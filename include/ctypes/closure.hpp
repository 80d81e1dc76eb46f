// SPDX-License-Identifier: MIT
// ctypes/closure.hpp - owns a libffi closure: a C function made at run time that calls back with its arguments.
//
//     ctypes::closure c(cif, [](ffi_cif*, void* result, void** arguments, void* data) { ... }, &data);
//     reinterpret_cast<int (*)(int)>(c.address())(1);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/ffi.hpp>

#include <utility>

namespace ctypes {

/// A libffi closure, freed with the object (libffi's manual, "The Closure API"). Where libffi has no static
/// trampolines, as on Debian, the code lies in memory that is writable and executable.
class closure {
public:
    /// What C's call arrives at: the result is to be written to `result`, narrow integers as a whole `ffi_arg`;
    /// `arguments[i]` points to the i-th argument.
    using trampoline = void (*)(ffi_cif*, void* result, void** arguments, void* data);

    closure() = default; ///< empty

    /// Makes the closure. `cif` and what `data` points to must outlive it. Throws ctypes::ffi_error.
    closure(ffi_cif* cif, trampoline function, void* data);

    closure(closure&& other) noexcept { *this = std::move(other); }
    closure& operator=(closure&& other) noexcept;
    ~closure() {
        if (writable_ != nullptr) ffi_closure_free(writable_);
    }

    /// The address C calls; null when empty.
    [[nodiscard]] void* address() const noexcept { return code_; }

    /// Gives up the closure, which is then never freed, and returns the address C calls.
    void* release() noexcept;

    explicit operator bool() const noexcept { return code_ != nullptr; }

private:
    void* code_ = nullptr;
    ffi_closure* writable_ = nullptr;
};

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/closure.ipp>
#endif

#endif // CTYPES_HAS_CXX20
