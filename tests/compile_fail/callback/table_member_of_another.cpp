// rejects: ctypes: the member is one of another struct; name one of the table's own
#include <ctypes/function_table.hpp>

struct operations {
    int version;
};
struct others : operations {
    int number;
};

int main() {
#ifdef CONTROL
    ctypes::function_table<operations> table;
    table.set<&operations::version>(1);
#else
    ctypes::function_table<others> table;
    table.set<&operations::version>(1);
#endif
}
