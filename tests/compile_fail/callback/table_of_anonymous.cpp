// rejects: ctypes: no member is found by its name where there is a base class, an anonymous union or struct, or an array
#include <ctypes/function_table.hpp>

struct operations {
    int version;
    union {
        int (*read)(int);
        int (*write)(int);
    };
};
struct members {
    int (*read)(int);
};

int twice(int n) { return 2 * n; }

int main() {
#ifdef CONTROL
    ctypes::function_table<operations> table;
    table.set<&operations::read>(&twice);
#else
    ctypes::function_table<operations> function_table(members{&twice});
#endif
}
