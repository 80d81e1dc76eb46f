// rejects: ctypes: this member is a function pointer of another calling convention; keep a ctypes::callback of it and assign its pointer
#include <ctypes/callback.hpp>

#if defined(__x86_64__)
#define OTHER __attribute__((ms_abi))
#elif defined(__i386__)
#define OTHER __attribute__((stdcall))
#elif !defined(CONTROL)
#error ctypes: this member is a function pointer of another calling convention; keep a ctypes::callback of it and assign its pointer (this target has no other)
#endif

struct operations {
#ifdef CONTROL
    int (*open)(int);
#else
    int(OTHER* open)(int);
#endif
};

int main() {
    ctypes::table<operations> table;
    table.set<&operations::open>([](int n) { return n; });
}
