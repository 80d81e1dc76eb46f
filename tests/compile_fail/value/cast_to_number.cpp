// rejects: ctypes: cast makes pointers of pointers and addresses; use static_cast for values
#include <ctypes/pointer.hpp>

int main() {
    int number = 0;
#ifdef CONTROL
    return ctypes::cast<char*>(&number) == nullptr;
#else
    return ctypes::cast<int>(&number) == 0;
#endif
}
