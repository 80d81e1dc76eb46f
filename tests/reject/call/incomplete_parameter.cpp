// rejects: ctypes: the type is incomplete; include its definition, or pass a pointer to it
#include <ctypes/call/function.hpp>

struct sqlite3; // defined in a file that only C has

int main() {
#ifdef CONTROL
    const ctypes::function<int(sqlite3*)> close;
    return close ? close(nullptr) : 0;
#else
    const ctypes::function<sqlite3(int)> close;
    close(0);
#endif
}
