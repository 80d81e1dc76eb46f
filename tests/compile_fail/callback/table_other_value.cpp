// rejects: ctypes: this value does not convert to the member it is for
#include <ctypes/function_table.hpp>

struct operations {
    int version;
    int (*open)(int);
};

int main() {
    ctypes::function_table<operations> table;
#ifdef CONTROL
    table.set<&operations::version>(3);
#else
    table.set<&operations::version>("three");
#endif
}
