// rejects: ctypes: this is no record; layouts are compared of structs and unions
#include <ctypes/probe.hpp>

struct one {
    long value;
};

#ifdef CONTROL
constexpr bool same = ctypes::same_layout<one, one>;
#else
constexpr bool same = ctypes::same_layout<one, long>;
#endif
