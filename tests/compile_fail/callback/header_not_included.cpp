// rejects: ctypes::callback<int
// options: -w
// One error that names the class; it is declared with the header to include beside it.
#include <ctypes/library.hpp>
#ifdef CONTROL
#include <ctypes/callback.hpp>
#endif

int main() {
    ctypes::callback<int(int)> twice = [](int n) { return 2 * n; };
    static_cast<void>(twice);
}
