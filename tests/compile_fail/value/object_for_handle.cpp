// rejects: ctypes: this argument does not convert to the class that stands for the C type; pass that class
#include <ctypes/function.hpp>
#include <ctypes/handle.hpp>

struct object;
using owner = ctypes::handle<object*, "object_free">;

int main() {
    const ctypes::function<int(owner)> f;
    const owner mine;
#ifdef CONTROL
    if (f) f(mine);
#else
    if (f) f(static_cast<object*>(nullptr));
#endif
}
