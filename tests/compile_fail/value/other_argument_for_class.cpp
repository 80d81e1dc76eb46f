// rejects: ctypes: this argument does not convert to the class that stands for the C type; pass that class
#include <ctypes/function.hpp>

struct color {
    unsigned char red;
};
template <>
struct ctypes::adapter<color> {
    using c_type = unsigned;
    static unsigned to_c(const color& c) { return c.red; }
    static color from_c(unsigned value) { return {static_cast<unsigned char>(value)}; }
};

int main() {
    const ctypes::function<color(color)> f;
#ifdef CONTROL
    f(color{5});
#else
    f("red");
#endif
}
