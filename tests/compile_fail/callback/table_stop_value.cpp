// rejects: ctypes: an error result is for function pointers; leave it out for other members
#include <ctypes/function_table.hpp>

struct operations {
    int version;
    int (*open)(int);
};

int main() {
    ctypes::function_table<operations> table;
    const auto callable = [](int n) { return n; };
#ifdef CONTROL
    table.set<&operations::open>(callable, ctypes::error_result(1));
#else
    table.set<&operations::version>(callable, ctypes::error_result(1));
#endif
}
