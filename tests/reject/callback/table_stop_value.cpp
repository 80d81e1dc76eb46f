// rejects: ctypes: a stop value is for function pointers; leave it out for other members
#include <ctypes/function_table.hpp>

struct operations {
    int version;
    int (*open)(int);
};

int main() {
    ctypes::table<operations> table;
    const auto callable = [](int n) { return n; };
#ifdef CONTROL
    table.set<&operations::open>(callable, ctypes::stop_with(1));
#else
    table.set<&operations::version>(callable, ctypes::stop_with(1));
#endif
}
