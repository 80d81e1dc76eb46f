// rejects: ctypes: the callable cannot be called with the parameters of the callback; give it those of the signature, or auto
#include <ctypes/function_table.hpp>

struct operations {
    int (*open)(int);
};

int main() {
    ctypes::function_table<operations> table;
#ifdef CONTROL
    table.set<&operations::open>([](int n) { return n; });
#else
    table.set<&operations::open>([](const char* name) { return *name; });
#endif
}
