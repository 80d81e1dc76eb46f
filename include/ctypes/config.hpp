// SPDX-License-Identifier: MIT
// ctypes/config.hpp - the version, and the few settings that are macros because they must be.
//
//     #define CTYPES_CALLBACK_POOL_SIZE 128   // before the first include, alike in every translation unit
#pragma once

/// Whether the compiler speaks C++20 and finds the headers that are needed. Where not, this error is all: the public headers
/// include nothing else then.
#if __cplusplus < 202002L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L)
#define CTYPES_HAS_CXX20 0
#error "ctypes: this library needs C++20; compile with -std=c++20 or newer"
#elif !__has_include(<ffi.h>)
#define CTYPES_HAS_CXX20 0
#error "ctypes: <ffi.h> is not found; install the headers of libffi (libffi-dev), or name their folder with -I"
#elif !__has_include(<boost/pfr/detail/core17_generated.hpp>)
#define CTYPES_HAS_CXX20 0
#error "ctypes: <boost/pfr.hpp> is not found; install Boost 1.81 or newer, or name the folder of its headers with -I"
#else
#define CTYPES_HAS_CXX20 1
#endif

#define CTYPES_VERSION_MAJOR 0
#define CTYPES_VERSION_MINOR 1
#define CTYPES_VERSION_PATCH 0
#define CTYPES_VERSION_STRING "0.1.0"

/// How many callbacks of one signature are served without executable memory. Each costs one small
/// function of code per signature; when all are taken, a callback becomes a libffi closure.
/// Specialise `ctypes::callback_pool_size<R(A...)>` to set it for one signature.
#ifndef CTYPES_CALLBACK_POOL_SIZE
#define CTYPES_CALLBACK_POOL_SIZE 32
#endif

/// Whether `ctypes::live()` counts callbacks, closures and libraries: by default in debug builds only.
#ifndef CTYPES_COUNT_LIVE
#ifdef NDEBUG
#define CTYPES_COUNT_LIVE 0
#else
#define CTYPES_COUNT_LIVE 1
#endif
#endif

/// What is no template is defined in `.ipp` files beside its declaration. They are included and inline by default; with
/// CTYPES_COMPILED, which the CMake target ctypes::compiled defines, they are compiled once, into a library.
#ifdef CTYPES_COMPILED
#define CTYPES_DECL
#else
#define CTYPES_DECL inline
#endif

/// On a parameter that the result refers to: clang then warns where the result would outlive it.
#if defined(__has_cpp_attribute)
#if __has_cpp_attribute(clang::lifetimebound)
#define CTYPES_LIFETIMEBOUND [[clang::lifetimebound]]
#endif
#endif
#ifndef CTYPES_LIFETIMEBOUND
#define CTYPES_LIFETIMEBOUND
#endif

/// On what has a pointer to a function of a header as template argument: in its debug information clang refers to the
/// function, and a program would have to link to its library.
#if defined(__clang__)
#define CTYPES_NODEBUG __attribute__((nodebug))
#else
#define CTYPES_NODEBUG
#endif

/// On what calls a function by another type than its own, which clang's UBSan would report: the registers are the same.
#if defined(__clang__)
#define CTYPES_CALLS_BY_OTHER_TYPE __attribute__((no_sanitize("function")))
#else
#define CTYPES_CALLS_BY_OTHER_TYPE
#endif

/// Whether a reference to a constant is bound to a member of a packed record as if that were aligned, and whether the
/// program is checked for that.
#if defined(__clang__)
#define CTYPES_BINDS_TO_PACKED_MEMBERS true
#define CTYPES_SANITIZES_ALIGNMENT (__has_feature(undefined_behavior_sanitizer) != 0)
#else
#define CTYPES_BINDS_TO_PACKED_MEMBERS false
#define CTYPES_SANITIZES_ALIGNMENT false
#endif
