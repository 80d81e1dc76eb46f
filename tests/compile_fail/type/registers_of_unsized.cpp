// rejects: ctypes: where this extension of the compiler travels is not known; read the compiler's code
// gcc passes this one in registers, g++ and clang in memory.
#include <ctypes/type.hpp>

struct message {
    const char* text;
    int length;
#ifdef CONTROL
    char rest[4];
#else
    char rest[];
#endif
};
template <>
struct ctypes::describe<message> : ctypes::members<&message::text, &message::length> {};

int main() { return ctypes::abi::supported && ctypes::passes_in_registers<message> ? 0 : 1; }
