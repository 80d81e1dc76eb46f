// rejects: ctypes: a variable has an object type; for a function write function<R(A...)>(name)
#include <ctypes/interface.hpp>

int main() {
    const ctypes::library self = ctypes::library::self();
#ifdef CONTROL
    return self.function<int(int)>("abs")(0);
#else
    return self.variable<int(int)>("abs")(0);
#endif
}
