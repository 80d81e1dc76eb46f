// rejects: ctypes: the function returns nothing, so ctypes::filled cannot learn the length; take ctypes::sized and a buffer
#include <ctypes/function.hpp>
#include <ctypes/span.hpp>

#include <string>

int main() {
#ifdef CONTROL
    const ctypes::function<int(ctypes::filled<std::string>)> f;
#else
    const ctypes::function<void(ctypes::filled<std::string>)> f;
#endif
    if (f) f();
}
