// rejects: ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function
#include <ctypes/libffi_call.hpp>

struct alignas(64) cache_line {
    int n;
};

int main() {
    const ctypes::function<int(cache_line)> f;
#ifdef CONTROL
    return f ? f(cache_line{1}) : 0;
#else
    return f ? ctypes::via_libffi(f)(cache_line{1}) : 0;
#endif
}
