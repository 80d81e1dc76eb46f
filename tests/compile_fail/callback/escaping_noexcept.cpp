// rejects: ctypes: this is no signature an escaping_callback can have
#include <ctypes.hpp>

#ifdef CONTROL
using fail = ctypes::escaping_callback<void(void*, const char*)>;
#else
using fail = ctypes::escaping_callback<void(void*, const char*) noexcept>;
#endif

int main() {
    fail empty;
    static_cast<void>(empty);
}
