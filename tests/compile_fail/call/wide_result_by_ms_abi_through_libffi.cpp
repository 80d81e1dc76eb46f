// rejects: ctypes: libffi cannot pass a type of this signature as C does; call it by ctypes::function
#include <ctypes/libffi_call.hpp>
#include <ctypes/calling_convention.hpp>

#if defined(__x86_64__) && !defined(_WIN32)
__extension__ typedef __int128 wide; // comes back in a vector register, which libffi does not fetch
using signature = ctypes::ms_abi<wide(wide)>;
#else // a target without ms_abi refuses another type
struct alignas(64) wide {
    int n;
};
using signature = wide(wide);
#endif

int main() {
    const ctypes::function<signature> f;
#ifdef CONTROL
    return f ? static_cast<int>(sizeof f(wide{1})) : 0;
#else
    return f ? static_cast<int>(sizeof ctypes::via_libffi(f)(wide{1})) : 0;
#endif
}
