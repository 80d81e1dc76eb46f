// rejects: ctypes: the index of the user data is behind the last parameter
#include <ctypes.hpp>

struct reader {
    int read(int) { return 0; }
};

int main() {
#ifdef CONTROL
    int (*read)(int, void*) = ctypes::method<&reader::read, 1>;
#else
    int (*read)(int, void*) = ctypes::method<&reader::read, 2>;
#endif
    return read == nullptr;
}
