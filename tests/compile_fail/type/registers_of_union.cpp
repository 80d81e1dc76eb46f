// rejects: ctypes: the members of this type are not known; name them in ctypes::describe
#include <ctypes/passes_in_registers.hpp>

union number {
    int i;
    double d;
};

#ifdef CONTROL
template <>
struct ctypes::describe<number> : ctypes::members<&number::i, &number::d> {};
#endif

constexpr bool fast = ctypes::passes_in_registers<number>;
