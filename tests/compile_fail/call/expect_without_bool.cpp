// rejects: ctypes: expect() takes a policy that returns bool: true for success
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(int)> f;
#ifdef CONTROL
    f.expect([](int result) { return result != 3; })(1);
#else
    f.expect([](int result) { return result; })(1);
#endif
}
