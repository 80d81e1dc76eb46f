// rejects: ctypes: the callable cannot be copied into the callback; move it there with std::move
#include <ctypes/callback.hpp>

#include <memory>
#include <utility>

int main() {
    auto callable = [owner = std::make_unique<int>(1)](int n) { return n + *owner; };
#ifdef CONTROL
    const ctypes::callback<int(int)> f = std::move(callable);
#else
    const ctypes::callback<int(int)> f = callable;
#endif
}
