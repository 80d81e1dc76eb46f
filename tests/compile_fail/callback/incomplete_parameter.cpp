// rejects: ctypes: the type is incomplete; include its definition, or pass a pointer to it
#include <ctypes/callback.hpp>

struct database;

int main() {
#ifdef CONTROL
    const ctypes::callback<void(database*)> f = [](auto*) {};
#else
    const ctypes::callback<void(database)> f = [](auto&&) {};
#endif
    return f.pointer() == nullptr;
}
