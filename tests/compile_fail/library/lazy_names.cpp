// rejects: ctypes: a lazy interface has at most four candidate names
#include <ctypes/interface.hpp>

struct interface {
    ctypes::function<double(double)> sin;
};

#ifdef CONTROL
ctypes::lazy<interface> later{"a", "b", "c", "d"};
#else
ctypes::lazy<interface> later{"a", "b", "c", "d", "e"};
#endif

int main() {}
