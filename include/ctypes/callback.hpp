// ctypes/callback.hpp - C++ callables as C function pointers.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/callback/callback.hpp>
#include <ctypes/callback/deduce.hpp>
#include <ctypes/callback/handler.hpp>
#include <ctypes/callback/keeper.hpp>
#include <ctypes/callback/route.hpp>
#include <ctypes/callback/scoped.hpp>
#include <ctypes/callback/stop.hpp>
#include <ctypes/callback/table.hpp>
#include <ctypes/callback/user_data.hpp>

#endif // CTYPES_HAS_CXX20
