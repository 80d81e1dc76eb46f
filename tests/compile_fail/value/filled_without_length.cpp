// rejects: ctypes: ctypes::filled is for functions that return the length
#include <ctypes/function.hpp>
#include <ctypes/span.hpp>

#include <string>

int main() {
#ifdef CONTROL
    const ctypes::function<int(ctypes::filled<std::string>)> f;
#else
    const ctypes::function<const char*(ctypes::filled<std::string>)> f;
#endif
    if (f) f();
}
