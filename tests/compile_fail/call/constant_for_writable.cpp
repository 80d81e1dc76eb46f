// rejects: ctypes: this argument does not convert to the type of its parameter
#include <ctypes/function.hpp>

int main() {
    const ctypes::function<int(char*)> f;
    const char text[] = "constant";
    char buffer[] = "writable";
#ifdef CONTROL
    if (f) f(buffer[0] == text[0] ? nullptr : buffer);
#else
    if (f) f(text);
#endif
}
