// rejects: ctypes: a string_view may lack the terminating null character that C looks for; pass std::string(view)
#include <ctypes/function.hpp>

#include <string>
#include <string_view>

int main() {
    const ctypes::function<int(const char*, ...)> f;
    const std::string_view view = "a word";
#ifdef CONTROL
    if (f) f("%s", std::string(view));
#else
    if (f) f("%s", view);
#endif
}
