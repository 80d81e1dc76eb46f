// rejects: ctypes: C has no pointers to members; pass a pointer to the object, or a ctypes::callback
#include <ctypes/function.hpp>

struct point {
    int x;
};

int main() {
    point p{1};
#ifdef CONTROL
    const ctypes::function<int(int*)> get;
    return get ? get(&p.x) : p.x;
#else
    const ctypes::function<int(int point::*)> get;
    return get ? get(&point::x) : p.x;
#endif
}
