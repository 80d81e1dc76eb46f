// rejects: ctypes: the type is incomplete; include its definition
#include <ctypes/layout.hpp>

struct point;
#ifdef CONTROL
struct point {
    int x;
};
#endif

inline constexpr auto size = ctypes::layout_of<point>().size;
