// rejects: ctypes: the header redirects this function to a symbol of another name; give that, as in function<&::sscanf>(
#include <ctypes/library.hpp>

#include <cstdio>

int main() {
    const ctypes::library libc = ctypes::library::self();
    int number = 0;
#ifdef CONTROL
    const auto scan = libc.function<&::sscanf>("__isoc99_sscanf");
#else
    const auto scan = libc.function<&::sscanf>();
#endif
    return scan("17", "%d", &number);
}
