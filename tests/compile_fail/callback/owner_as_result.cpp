// rejects: ctypes: this class cannot be what a callback returns to C
#include <ctypes/callback.hpp>
#include <ctypes/handle.hpp>

struct object;
using owner = ctypes::handle<object*, "object_free">;

int main() {
#ifdef CONTROL
    const ctypes::callback<object*()> f = [] { return owner().release(); };
#else
    const ctypes::callback<owner()> f = [] { return owner(); };
#endif
}
