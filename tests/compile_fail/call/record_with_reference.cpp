// rejects: ctypes: a record with a reference member has no counterpart in C; make the member a pointer
#include <ctypes/function.hpp>

int main() {
    int n = 0;
#ifdef CONTROL
    struct cursor {
        int* at;
    };
    const cursor c{&n};
#else
    struct cursor {
        int& at;
    };
    const cursor c{n};
#endif
    const ctypes::function<int(cursor)> move;
    return move ? move(c) : 0;
}
