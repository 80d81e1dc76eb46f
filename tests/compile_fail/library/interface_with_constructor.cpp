// rejects: ctypes: an interface is an aggregate of ctypes::function members (no constructors, no base)
#include <ctypes/interface.hpp>

struct interface {
#ifndef CONTROL
    interface() {}
#endif
    ctypes::function<double(double)> sin;
};

int main() { (void)ctypes::library::self().bind<interface>(); }
