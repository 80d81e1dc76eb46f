// rejects: ctypes: this class cannot be made of what C passes to a callback
#include <ctypes/callback.hpp>
#include <ctypes/handle.hpp>

struct object;
using owner = ctypes::handle<object*, "object_free">;

int main() {
#ifdef CONTROL
    const ctypes::callback<int(object*)> f = [](object*) { return 0; };
#else
    const ctypes::callback<int(owner)> f = [](const owner&) { return 0; };
#endif
}
