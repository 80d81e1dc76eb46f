// rejects: ctypes: C has no std::string; declare const char*, to which a std::string can be passed (or char*, where C writes)
#include <ctypes/function.hpp>

#include <string>

int main() {
#ifdef CONTROL
    const ctypes::function<const char*(int)> f;
#else
    const ctypes::function<std::string(int)> f;
#endif
    const std::string text = f ? f(1) : "";
    return static_cast<int>(text.size());
}
