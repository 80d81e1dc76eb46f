// rejects: ctypes: a member of an interface is a ctypes::function, ctypes::checked, ctypes::expecting or ctypes::variable, a std::optional or ctypes::renamed of one, or another interface
#include <ctypes/interface.hpp>

struct interface {
    ctypes::function<double(double)> sin;
#ifdef CONTROL
    ctypes::variable<int> signgam;
#else
    int signgam;
#endif
};

int main() { (void)ctypes::library::self().bind<interface>(); }
