// What clang-tidy reads: all headers.
#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>
