// rejects: ctypes: a class with its own copy, move or destructor cannot cross to C by value; pass a pointer to it, or a plain aggregate
#include <ctypes/call/function.hpp>

#include <string>

int main() {
    const std::string name = "a name";
#ifdef CONTROL
    const ctypes::function<int(const char*)> length;
#else
    const ctypes::function<int(std::string)> length;
#endif
    return length ? length(name) : 0;
}
