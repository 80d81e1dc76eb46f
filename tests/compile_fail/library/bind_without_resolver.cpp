// rejects: ctypes: a resolver is called with a name and returns an address
#include <ctypes.hpp>

struct interface {
    ctypes::function<void()> call;
};
void* by_name(const char*) { return nullptr; }
void* by_number(int*, int) { return nullptr; }

int main() {
#ifdef CONTROL
    const auto bound = ctypes::bind<interface>(&by_name);
#else
    const auto bound = ctypes::bind<interface>(&by_number);
#endif
    return bound.call ? 0 : 1;
}
