// rejects: ctypes: an owner that C may replace would be closed twice; declare ctypes::inout of the C type, and release() the owner into the call
#include <ctypes/function.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/out.hpp>

void end(int);
using owner = ctypes::handle<int, ctypes::calls<&end>>;

int main() {
    owner object(3);
#ifdef CONTROL
    const ctypes::function<int(ctypes::inout<int>)> replace;
    replace(object.release());
#else
    const ctypes::function<int(ctypes::inout<owner>)> replace;
    replace(object);
#endif
}
