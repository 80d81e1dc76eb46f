// rejects: ctypes: the C struct has no member of this name; the names of both must be the same
#include <ctypes/function_table.hpp>

struct operations {
    int (*open)(int);
    int (*close)(int);
};
struct mine {
#ifdef CONTROL
    int (*close)(int);
#else
    int (*clsoe)(int);
#endif
};

int main() { ctypes::function_table<operations> function_table(mine{nullptr}); }
