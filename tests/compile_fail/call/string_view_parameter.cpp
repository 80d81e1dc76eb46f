// rejects: ctypes: C has no std::string_view; declare a pointer and a length, as in ctypes::sized<const char*>, to which it can be passed, or const char*
#include <ctypes/function.hpp>
#include <ctypes/span.hpp>

#include <string_view>

int main() {
    const std::string_view text = "text";
#ifdef CONTROL
    const ctypes::function<int(ctypes::sized<const char*>)> f;
#else
    const ctypes::function<int(std::string_view)> f;
#endif
    return f ? f(text) : 0;
}
