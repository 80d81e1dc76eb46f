// rejects: ctypes: ctypes::method takes a pointer to a member function
#include <ctypes.hpp>

struct reader {
    static int open(void*) { return 0; }
    int read() { return 0; }
};

int main() {
#ifdef CONTROL
    int (*read)(void*) = ctypes::method<&reader::read>;
#else
    int (*read)(void*) = ctypes::method<&reader::open>;
#endif
    return read == nullptr;
}
