// rejects: ctypes: an interface has no base class, no anonymous union or struct and no array without a length
#include <ctypes/interface.hpp>

struct sines {
    ctypes::function<double(double)> sin;
};
#ifdef CONTROL
struct interface {
    sines all;
    ctypes::function<double(double)> cos;
};
#else
struct interface : sines {
    ctypes::function<double(double)> cos;
};
#endif

int main() { (void)ctypes::library::self().bind<interface>(); }
