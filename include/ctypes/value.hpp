// SPDX-License-Identifier: MIT
// ctypes/value.hpp - what goes into calls and comes out of them.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/buffer.hpp>
#include <ctypes/endian.hpp>
#include <ctypes/format.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/out.hpp>
#include <ctypes/pointer.hpp>
#include <ctypes/span.hpp>
#include <ctypes/string.hpp>

#endif // CTYPES_HAS_CXX20
