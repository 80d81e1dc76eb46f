// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes/function.hpp>

enum class color { red };

int main() {
    const ctypes::function<int(int)> f;
#ifdef CONTROL
    if (f) f(static_cast<int>(color::red));
#else
    if (f) f(color::red);
#endif
}
