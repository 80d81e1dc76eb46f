// SPDX-License-Identifier: MIT
// ctypes/probe.hpp - own declarations compared with those of a C header.
//
// What only the C compiler knows (sizes, constants, whether something exists) asks cmake/CtypesProbe.cmake.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/same_layout.hpp>

#endif // CTYPES_HAS_CXX20
