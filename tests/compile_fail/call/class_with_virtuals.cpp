// rejects: ctypes: a class with virtual functions cannot cross to C; pass a pointer to it, or a plain aggregate
#include <ctypes/function.hpp>

struct shape {
    virtual double area() { return 0; }
    double width;
};

int main() {
    shape s;
#ifdef CONTROL
    const ctypes::function<int(shape*)> draw;
    return draw ? draw(&s) : 0;
#else
    const ctypes::function<int(shape)> draw;
    return draw ? draw(s) : 0;
#endif
}
