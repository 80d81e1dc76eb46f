// 05_errno - what C says in errno, as it was right after the call.
#include <ctypes.hpp>

#include <cerrno>
#include <iostream>
#include <string>
#include <system_error>

int main() {
    auto libc = ctypes::library::self();

    // 1. with_errno() gives the result and errno together.
    auto to_long = libc.function<long(const char*, char**, int)>("strtol");
    for (const char* text : {"1970", "99999999999999999999"}) {
        auto [value, error] = ctypes::with_errno(to_long)(text, nullptr, 10);
        std::cout << text << ": " << (error == ERANGE ? "too large for a long" : std::to_string(value)) << '\n';
    }

    // 2. last_error() is the errno of this thread's last with_errno() call, whatever ran since.
    auto open = ctypes::with_errno(libc.function<int(const char*, int, ...)>("open"));
    open("/no/such/directory/file", 0);
    std::cout << "and now something that may change errno itself\n";
    std::cout << "open: " << std::generic_category().message(ctypes::last_error()) << '\n';
}
