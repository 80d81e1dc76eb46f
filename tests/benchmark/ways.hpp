// Raw libffi as it is used by hand: a prepared ffi_cif, and the addresses of the arguments filled in for each call.
#pragma once

#include <ctypes/detail/ffi.hpp>
#include <ctypes/ffi_type_of.hpp>

#include <benchmark/benchmark.h>

#include <array>

/// Tells the compiler that a value may be another one now.
template <class T>
void forget(T& value) {
    asm volatile("" : : "r"(&value) : "memory");
}

template <class Signature>
class raw_libffi;
template <class R, class... A>
class raw_libffi<R(A...)> {
public:
    raw_libffi() {
        ctypes::detail::check(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, sizeof...(A), ctypes::ffi_type_of<R>(), types.data()),
                              "ffi_prep_cif");
    }
    raw_libffi(const raw_libffi&) = delete;

    R call(R (*function)(A...), A&... arguments) {
        union room {
            ffi_arg wide;
            R value;
            room() : wide() {}
        } result;
        void* addresses[] = {const_cast<void*>(static_cast<const void*>(&arguments))...};
        ffi_call(&cif, reinterpret_cast<void (*)()>(function), &result, addresses);
        return result.value;
    }

    ffi_cif cif{};

private:
    std::array<ffi_type*, sizeof...(A)> types{ctypes::ffi_type_of<A>()...};
};
