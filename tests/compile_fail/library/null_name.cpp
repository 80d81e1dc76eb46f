// rejects: ctypes: nullptr names no library; write ctypes::library::self() for the process itself
#include <ctypes/library.hpp>

int main() {
#ifdef CONTROL
    const ctypes::library self = ctypes::library::self();
#else
    const ctypes::library self(nullptr);
#endif
}
