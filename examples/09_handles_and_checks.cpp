// 09_handles_and_checks - owners of C objects, and failures as exceptions or values.
#include <ctypes.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <iostream>
#include <stdexcept>
#include <string>
#include <system_error>

struct sqlite3; // SQLite's own; never looked into

int main() {
    auto libc = ctypes::library::self();

    // 1. A result that means failure throws, with errno and the function's name.
    auto open = libc.function<int(const char*, int)>("open").check(ctypes::nonnegative);
    try {
        open("/no/such/file", O_RDONLY);
    } catch (const std::system_error& error) {
        std::cout << error.what() << '\n';
    }

    // 2. The same without exceptions.
    auto try_open = libc.function<int(const char*, int)>("open").expect(ctypes::nonnegative);
    if (auto file = try_open("/no/such/file", O_RDONLY); !file) std::cout << file.error().message() << '\n';

    // 3. A policy is any callable; it may look at the arguments, and what it returns is the result.
    auto chdir = libc.function<int(const char*)>("chdir").check([](int status, const char* folder) {
        if (status != 0) throw std::runtime_error(std::string("there is no folder ") + folder);
    });
    try {
        chdir("/no/such/folder");
    } catch (const std::runtime_error& error) {
        std::cout << error.what() << '\n';
    }

    // 4. A handle closes what it owns. -1 is no descriptor.
    using descriptor = ctypes::handle<int, ctypes::calls<&::close>, -1>;
    auto open_owned = libc.function<descriptor(const char*, int)>("open").check(ctypes::nonnegative);
    {
        descriptor null = open_owned("/dev/null", O_RDONLY);
        std::cout << "descriptor " << (null ? "open" : "closed") << '\n';
    }

    // 5. Closed by a function of the library, by its name, it works as an out-parameter and keeps the library loaded.
    using database = ctypes::handle<sqlite3*, "sqlite3_close">;
    ctypes::library sqlite("libsqlite3.so.0");
    auto open_database = sqlite.function<int(const char*, ctypes::out<database>)>("sqlite3_open");
    auto message = sqlite.function<ctypes::borrowed_string(database)>("sqlite3_errmsg");
    auto [status, db] = open_database("/no/such/folder/file.db");
    std::cout << "SQLite answers " << status << ": " << message(db) << '\n';
}
