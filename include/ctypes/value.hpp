// ctypes/value.hpp - what goes into calls and comes out of them.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/value/buffer.hpp>
#include <ctypes/value/endian.hpp>
#include <ctypes/value/format.hpp>
#include <ctypes/value/handle.hpp>
#include <ctypes/value/out.hpp>
#include <ctypes/value/pointer.hpp>
#include <ctypes/value/span.hpp>
#include <ctypes/value/string.hpp>

#endif // CTYPES_HAS_CXX20
