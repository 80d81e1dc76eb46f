// rejects: ctypes: what travels in registers is known for x86-64 System V and AArch64 Linux only
#ifndef CONTROL
#define CTYPES_TEST_UNKNOWN_CONVENTION
#endif
#include <ctypes/passes_in_registers.hpp>

constexpr bool fast = ctypes::passes_in_registers<int>;
