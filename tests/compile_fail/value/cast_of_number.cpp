// rejects: ctypes: cast makes pointers of addresses; use static_cast for values
#include <ctypes/pointer.hpp>

int main() {
#ifdef CONTROL
    return ctypes::cast<int*>(4096) == nullptr;
#else
    return ctypes::cast<long>(4096) == 0;
#endif
}
