// rejects: ctypes: the error result does not convert to the callback's result
#include <ctypes.hpp>

struct reader {
    int* read(int) { return nullptr; }
};

int main() {
#ifdef CONTROL
    int* (*read)(void*, int) = ctypes::method<&reader::read, ctypes::error_result(nullptr)>;
#else
    int* (*read)(void*, int) = ctypes::method<&reader::read, ctypes::error_result(-1)>;
#endif
    return read == nullptr;
}
