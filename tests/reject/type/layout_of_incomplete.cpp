// rejects: ctypes: the type is incomplete; include its definition
#include <ctypes/type/layout.hpp>

struct point;
#ifdef CONTROL
struct point {
    int x;
};
#endif

inline constexpr auto size = ctypes::layout_of<point>().size;
