// rejects: ctypes: the callback returns nothing and so has no error result; leave out ctypes::error_result
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<void(int)> f = [](int) {};
#else
    const ctypes::callback<void(int)> f([](int) {}, ctypes::error_result{1});
#endif
}
