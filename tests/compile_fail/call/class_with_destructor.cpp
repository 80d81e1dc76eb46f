// rejects: ctypes: a class with its own copy, move or destructor cannot cross to C by value; pass a pointer to it, or a plain aggregate
#include <ctypes/function.hpp>

struct owner {
    int descriptor = 0;
    ~owner() {}
};

int main() {
    owner of_file;
#ifdef CONTROL
    const ctypes::function<int(owner*)> close;
    return close ? close(&of_file) : 0;
#else
    const ctypes::function<int(owner)> close;
    return close ? close(of_file) : 0;
#endif
}
