// rejects: ctypes: the callback returns nothing and so has no stop value; leave out ctypes::stop_with
#include <ctypes/callback.hpp>

int main() {
#ifdef CONTROL
    const ctypes::callback<void(int)> f = [](int) {};
#else
    const ctypes::callback<void(int)> f([](int) {}, ctypes::stop_with{1});
#endif
}
