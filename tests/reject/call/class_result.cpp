// rejects: ctypes: a class with its own copy, move or destructor cannot cross to C by value; pass a pointer to it, or a plain aggregate
#include <ctypes/call/function.hpp>

#include <string>

int main() {
#ifdef CONTROL
    const ctypes::function<const char*(int)> f;
#else
    const ctypes::function<std::string(int)> f;
#endif
    const std::string text = f ? f(1) : "";
    return static_cast<int>(text.size());
}
