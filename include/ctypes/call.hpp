// ctypes/call.hpp - calling C: by the compiler, or through libffi.
#pragma once

#include <ctypes/call/argument.hpp>
#include <ctypes/call/cif.hpp>
#include <ctypes/call/function.hpp>
#include <ctypes/call/last_error.hpp>
#include <ctypes/call/libffi.hpp>
#include <ctypes/call/native.hpp>
#include <ctypes/call/variadic.hpp>
