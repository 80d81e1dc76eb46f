// rejects: ctypes: the type is incomplete; include its definition
#include <ctypes/probe.hpp>

struct one {
    long value;
};
#ifdef CONTROL
struct theirs {
    long value;
};
#else
struct theirs;
#endif

constexpr bool same = ctypes::same_layout<one, theirs>;
