// SPDX-License-Identifier: MIT
// ctypes/detail/loader/header_declaration.hpp - type and name of a function or variable, taken from its declaration in a real header.
//
//     #include <zlib.h>
//     auto crc = libz.function<&::crc32>();           // no link dependency: the linker never hears of crc32
//     int& optind_ = libc.variable<&::optind>();
//
// Only the compiler sees the pointer, as a template argument; no reference to the symbol comes into the object file,
// at -O0 neither, nor into its debug information. An overloaded function is chosen by a cast. The name is the one in the
// source. A function that its header redirects to another symbol by an assembler label is bound with the name of that,
// `function<&::sscanf>("__isoc99_sscanf")`: the compiler shows no label to a program, so the names that glibc redirects are
// refused without it, and those of other headers (`__asm__("...")` or `__REDIRECT` in their text) are for you to know.
#pragma once

#include <ctypes/calling_convention.hpp>
#include <ctypes/config.hpp>
#include <ctypes/detail/reflect/tied_members.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes::detail {

/// The signature of what a pointer to a function points to, without `noexcept`. It is deduced: naming its type would make
/// g++ warn of the attributes that it drops (-Wignored-attributes).
template <auto Declared>
using declared_function = typename decltype(detail::called_by(Declared))::type;

template <auto Declared>
concept function_from_header = requires {
    detail::called_by(Declared);
};

template <auto Declared>
concept variable_from_header =
    std::is_pointer_v<decltype(Declared)> && std::is_object_v<std::remove_pointer_t<decltype(Declared)>>;

/// The name of what `Declared` points to, with a terminating zero.
///     clang: [Pointer = &crc32]     g++: [with auto Pointer = crc32; ...] or (& optind)
template <auto Declared>
struct declared_name {
    CTYPES_NODEBUG static constexpr std::string_view found = detail::last_word(pretty_member<Declared>());
    CTYPES_NODEBUG static constexpr auto text = [] {
        std::array<char, found.size() + 1> characters{};
        for (std::size_t i = 0; i < found.size(); ++i) characters[i] = found[i];
        return characters;
    }();
};

/// Whether glibc redirects a name to another symbol, for the standard and the file offsets that this program is compiled
/// for. (In <stdio.h>, <wchar.h>, <stdlib.h> and others: __REDIRECT.)
constexpr bool is_redirected([[maybe_unused]] std::string_view name) {
    [[maybe_unused]] const auto is_one_of = [name](auto... names) { return ((name == names) || ...); };
#if defined(__GLIBC__) && !(defined(__GLIBC_USE_DEPRECATED_SCANF) && __GLIBC_USE_DEPRECATED_SCANF)
    if (is_one_of("scanf", "fscanf", "sscanf", "vscanf", "vfscanf", "vsscanf", "wscanf", "fwscanf", "swscanf",
                  "vwscanf", "vfwscanf", "vswscanf"))
        return true;
#endif
#if (defined(__GLIBC_USE_C2X_STRTOL) && __GLIBC_USE_C2X_STRTOL) ||                                                     \
    (defined(__GLIBC_USE_C23_STRTOL) && __GLIBC_USE_C23_STRTOL)
    if (is_one_of("strtol", "strtoul", "strtoll", "strtoull", "strtoimax", "strtoumax", "wcstol", "wcstoul", "wcstoll",
                  "wcstoull", "wcstoimax", "wcstoumax"))
        return true;
#endif
#if defined(__GLIBC__) && defined(__USE_FILE_OFFSET64) && !defined(__LP64__)
    if (is_one_of("open", "openat", "creat", "lseek", "pread", "pwrite", "truncate", "ftruncate", "lockf", "mmap",
                  "fopen", "freopen", "tmpfile", "fseeko", "ftello", "fgetpos", "fsetpos", "stat", "fstat", "lstat",
                  "fstatat", "readdir", "scandir", "glob", "ftw", "nftw", "statfs", "fstatfs", "statvfs", "fstatvfs",
                  "sendfile", "getrlimit", "setrlimit", "posix_fallocate", "posix_fadvise", "mkstemp", "fcntl"))
        return true;
#endif
    return false;
}

/// Whether the name of a declaration is that of its symbol, as far as one can know: one error where it is not.
template <auto Declared>
consteval bool require_own_symbol() {
    constexpr bool own = !is_redirected(declared_name<Declared>::found);
    static_assert(own, "ctypes: the header redirects this function to a symbol of another name; give that, as in "
                       "function<&::sscanf>(\"__isoc99_sscanf\")");
    return own;
}

} // namespace ctypes::detail
