// rejects: ctypes: the stop value does not convert to the callback's result
#include <ctypes.hpp>

struct reader {
    int* read(int) { return nullptr; }
};

int main() {
#ifdef CONTROL
    int* (*read)(void*, int) = ctypes::method<&reader::read, ctypes::stop_with(nullptr)>;
#else
    int* (*read)(void*, int) = ctypes::method<&reader::read, ctypes::stop_with(-1)>;
#endif
    return read == nullptr;
}
