// rejects: ctypes: where this extension of the compiler travels is not known; read the compiler's code
#include <ctypes/passes_in_registers.hpp>

struct color {
    typedef unsigned char channels __attribute__((vector_size(4)));
#ifdef CONTROL
    unsigned char value[4];
#else
    channels value;
#endif
};

constexpr bool fast = ctypes::passes_in_registers<color>;
