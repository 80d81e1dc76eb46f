// rejects: ctypes: C has no references; declare a pointer instead (T* for T&)
#include <ctypes/function.hpp>

int main() {
#ifdef CONTROL
    const ctypes::function<int*()> counter;
    return counter ? *counter() : 0;
#else
    const ctypes::function<int&()> counter;
    return counter ? counter() : 0;
#endif
}
