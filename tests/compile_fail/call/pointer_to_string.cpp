// rejects: ctypes: C has no std::string; declare const char*, to which a std::string can be passed (or char*, where C writes)
#include <ctypes/function.hpp>

#include <cstddef>
#include <string>

class counter { // a class of the program's own may be opaque to C
public:
    virtual ~counter() = default;
};

int main() {
    const std::string text = "text";
    counter count;
    const ctypes::function<int(counter*)> opaque;
    if (opaque) opaque(&count);
#ifdef CONTROL
    const ctypes::function<std::size_t(const char*)> length;
    if (length) length(text);
#else
    const ctypes::function<std::size_t(const std::string*)> length;
    if (length) length(&text);
#endif
}
