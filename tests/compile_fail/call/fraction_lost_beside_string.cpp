// rejects: ctypes: a floating-point value would lose its fraction in an integer parameter
#include <ctypes/function.hpp>

#include <string>

int main() {
    const ctypes::function<int(const char*, int)> f;
    const std::string text = "text";
    const double x = 2.5;
#ifdef CONTROL
    return f ? f(text, static_cast<int>(x)) : 0;
#else
    return f ? f(text, x) : 0;
#endif
}
