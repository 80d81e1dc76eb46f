// rejects: ctypes: this argument cannot be passed through the '...' of a C function; pass a number, a pointer, a string or a plain struct
#include <ctypes/function.hpp>

#include <memory>
#include <vector>

int main() {
    const ctypes::function<int(const char*, ...)> f;
    const auto owner = std::make_unique<int>(1);
#ifdef CONTROL
    if (f) f("%p", static_cast<void*>(owner.get()));
#else
    if (f) f("%p", owner);
#endif
}
