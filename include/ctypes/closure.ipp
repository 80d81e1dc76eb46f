// SPDX-License-Identifier: MIT
// ctypes/closure.ipp - the functions of closure.hpp.
#pragma once

#include <ctypes/closure.hpp>
#include <ctypes/config.hpp>

#include <utility>

namespace ctypes {

CTYPES_DECL closure::closure(ffi_cif* cif, trampoline function, void* data)
    : writable_(static_cast<ffi_closure*>(ffi_closure_alloc(sizeof(ffi_closure), &code_))) {
    if (writable_ == nullptr) throw ffi_error("ffi_closure_alloc", -1, "no memory that may be executed is left");
    const ffi_status status = ffi_prep_closure_loc(writable_, cif, function, data, /* codeloc = */ code_);
    if (status != FFI_OK) {
        ffi_closure_free(writable_);
        detail::check(status, "ffi_prep_closure_loc");
    }
}

CTYPES_DECL closure& closure::operator=(closure&& other) noexcept {
    std::swap(code_, other.code_);
    std::swap(writable_, other.writable_);
    return *this;
}

CTYPES_DECL void* closure::release() noexcept {
    void* const code = code_;
    code_ = nullptr;
    writable_ = nullptr;
    return code;
}

} // namespace ctypes
