// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes.hpp>

struct object;
struct stream;
using shared = ctypes::shared_handle<object*, "object_ref", "object_unref">;

int main() {
    const ctypes::function<void(object*)> use;
    const ctypes::function<void(stream*)> wrong;
    const shared o;
#ifdef CONTROL
    if (use) use(o);
#else
    if (wrong) wrong(o);
#endif
}
