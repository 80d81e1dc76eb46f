// rejects: ctypes: C has no std::string; declare const char*, to which a std::string can be passed (or char*, where C writes)
#include <ctypes/function.hpp>

#include <string>

int main() {
    const std::string text = "text";
#ifdef CONTROL
    const ctypes::function<int(const char*)> f;
#else
    const ctypes::function<int(const std::string&)> f;
#endif
    return f ? f(text) : 0;
}
