// rejects: ctypes: a resolver returns an address: void*, or a pointer to a function
#include <ctypes.hpp>

struct interface {
    ctypes::function<void()> call;
};

int main() {
#ifdef CONTROL
    const auto bound = ctypes::bind<interface>([](const char*) -> void* { return nullptr; });
#else
    const auto bound = ctypes::bind<interface>([](const char* name) { return name[0]; });
#endif
    return bound.call ? 0 : 1;
}
