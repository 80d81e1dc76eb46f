// rejects: ctypes: a variadic call is prepared for its own arguments, call by call; use ctypes::libffi_call
#include <ctypes/detail/call/cif.hpp>

int main() {
#ifdef CONTROL
    return ctypes::cif_of<int(const char*)>() == nullptr;
#else
    return ctypes::cif_of<int(const char*, ...)>() == nullptr;
#endif
}
