// rejects: ctypes: a string_view may lack the terminating null character that C looks for; pass std::string(view)
#include <ctypes/function.hpp>

#include <string>
#include <string_view>

int main() {
    const ctypes::function<int(const char*)> f;
    const std::string_view view = "a word of a sentence";
#ifdef CONTROL
    if (f) f(std::string(view.substr(2, 4)));
#else
    if (f) f(view.substr(2, 4));
#endif
}
