// rejects: ctypes: the callable cannot be called with the parameters of the callback
#include <ctypes.hpp>

int main() {
#ifdef CONTROL
    ctypes::escaping_callback<void(void*, const char*)> fail = [](void*, const char* what) { throw what; };
#else
    ctypes::escaping_callback<void(void*, const char*)> fail = [](const char* what) { throw what; };
#endif
    return fail ? 0 : 1;
}
