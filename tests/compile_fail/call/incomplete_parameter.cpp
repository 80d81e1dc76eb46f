// rejects: ctypes: the type is incomplete; include its definition, or pass a pointer to it
#include <ctypes/function.hpp>

struct database;

int main() {
    database* const opened = nullptr;
#ifdef CONTROL
    const ctypes::function<int(database*)> f;
    return f ? f(opened) : 0;
#else
    const ctypes::function<int(database)> f;
    return f ? f(*opened) : 0;
#endif
}
