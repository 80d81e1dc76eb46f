// rejects: ctypes: this member is a function pointer of a calling convention that callbacks do not have; assign it a function of your own
#if defined(CONTROL)
#define OTHER
#elif defined(__clang__) && (defined(__x86_64__) || defined(__i386__))
#define OTHER __attribute__((vectorcall))
#elif defined(__i386__)
#define OTHER __attribute__((regparm(2)))
#endif

#ifdef OTHER
#include <ctypes/function_table.hpp>

struct operations {
    int(OTHER* open)(int);
};

int main() {
    ctypes::function_table<operations> table;
    table.set<&operations::open>([](int n) { return n; });
}
#else
#error ctypes: this member is a function pointer of a calling convention that callbacks do not have; assign it a function of your own (this compiler has no other here)
#endif
