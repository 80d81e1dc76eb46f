// rejects: ctypes: the type is incomplete; include its definition, or pass a pointer to it
#include <ctypes/function.hpp>

struct database;

int main() {
#ifdef CONTROL
    const ctypes::function<database*()> f;
#else
    const ctypes::function<database()> f;
#endif
    if (f) f();
}
