// rejects: ctypes: a string_view may lack the terminating null character that C looks for; pass std::string(view)
#include <ctypes/libffi_call.hpp>

#include <string>
#include <string_view>

int main() {
    const ctypes::function<int(const char*, ...)> f;
    const std::string_view view = "view";
#ifdef CONTROL
    if (f) ctypes::via_libffi(f)("%s", std::string(view));
#else
    if (f) ctypes::via_libffi(f)("%s", view);
#endif
}
