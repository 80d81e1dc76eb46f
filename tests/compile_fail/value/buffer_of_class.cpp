// rejects: ctypes: C writes bytes; a buffer is of numbers, pointers or records
#include <ctypes/buffer.hpp>

#include <string>

int main() {
#ifdef CONTROL
    const ctypes::buffer<char> text(3);
#else
    const ctypes::buffer<std::string> text(3);
#endif
    return text.size() == 3 ? 0 : 1;
}
