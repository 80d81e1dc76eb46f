// rejects: ctypes: a temporary callback would be gone when C calls it
#include <ctypes.hpp>

int main() {
    const ctypes::function<void(void (*)(void*, const char*))> set;
    ctypes::escaping_callback<void(void*, const char*)> fail = [](void*, const char* what) { throw what; };
#ifdef CONTROL
    if (set) set(fail);
#else
    if (set) set(ctypes::escaping_callback<void(void*, const char*)>([](void*, const char* what) { throw what; }));
#endif
}
