// rejects: ctypes: a table is filled for C, and this type is no aggregate; give the C struct of function pointers
#include <ctypes/function_table.hpp>

struct operations {
    int (*open)(int);
#ifndef CONTROL
    operations() : open(nullptr) {}
#endif
};

int main() { const ctypes::function_table<operations> table; }
