// rejects: ctypes: a class with its own copy, move or destructor cannot cross to C by value; pass a pointer to it, or a plain aggregate
#include <ctypes/function.hpp>

#include <string>

struct named {
    int id;
#ifdef CONTROL
    const char* name;
#else
    std::string name;
#endif
};
struct outer {
    named first;
};

int main() {
    const ctypes::function<int(outer)> f;
    return f ? f(outer{{1, "name"}}) : 0;
}
