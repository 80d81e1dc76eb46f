// rejects: ctypes: this argument is no range for the pointer and its length; pass a vector, array, span or string of the pointer's elements
#include <ctypes/function.hpp>
#include <ctypes/span.hpp>

#include <string>

int main() {
    const ctypes::function<int(ctypes::sized<unsigned char*>)> fill;
#ifdef CONTROL
    std::string text = "room";
#else
    const std::string text = "room";
#endif
    fill(text);
}
