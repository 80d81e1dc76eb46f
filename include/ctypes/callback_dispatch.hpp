// SPDX-License-Identifier: MIT
// ctypes/callback_dispatch.hpp - the ways from C to a callable, and who gets which.
//
//     if (compare.uses_closure()) ...    // the pool was empty
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstddef>

namespace ctypes {

/// How C reaches the callable of a callback.
enum class route {
    none,    ///< not at all: the callback is empty
    pool,    ///< through a function made at compile time: no executable memory, a few instructions
    closure, ///< through a libffi closure, made when the pool was in use
};

/// How many callbacks of `Signature` are served by the pool, without executable memory and fastest. One more costs
/// 64 bytes of data and about 32 of code. A thread that has returned one keeps it for its next callback, so count
/// one for each thread that makes and destroys callbacks all the time. With 8 or more, each type of callable has a
/// function besides, for the first of its living callbacks. To be specialised before the first callback of the
/// signature, alike in every translation unit:
///
///     template <> inline constexpr std::size_t ctypes::callback_pool_size<int(int)> = 256;
template <class Signature>
inline constexpr std::size_t callback_pool_size = CTYPES_CALLBACK_POOL_SIZE;

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
