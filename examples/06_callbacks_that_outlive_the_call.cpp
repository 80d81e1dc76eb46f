// 06_callbacks_that_outlive_the_call - C keeps a function pointer, so the callback lives as long.
//
// fopencookie() of the C library makes a FILE that is read and written by functions of the
// program. It takes them as a struct by value and calls them long after it has returned.
#include <ctypes.hpp>

#include <sys/types.h>

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <string>

struct stream_functions { // cookie_io_functions_t of <stdio.h>
    ssize_t (*read)(void* cookie, char* data, std::size_t size);
    ssize_t (*write)(void* cookie, const char* data, std::size_t size);
    int (*seek)(void* cookie, std::int64_t* offset, int whence);
    int (*close)(void* cookie);
};

int main() {
    auto libc = ctypes::library::self();
    auto open = libc.function<void*(void*, const char*, stream_functions)>("fopencookie");
    auto unbuffered = libc.function<void(void*, char*)>("setbuf");
    auto close = libc.function<int(void*)>("fclose");

    // 1. fputs() runs a callback that was registered earlier: rethrowing() lets its exception through.
    auto put = libc.function<int(const char*, void*)>("fputs").rethrowing();

    // 2. The callback is made before the FILE and destroyed after it is closed.
    std::string shouted;
    ctypes::callback<ssize_t(void*, const char*, std::size_t)> shout = [&](void*, const char* data,
                                                                           std::size_t size) -> ssize_t {
        for (char letter : std::string(data, size)) {
            if (letter == '?') throw std::invalid_argument("a shout is no question");
            shouted += static_cast<char>(std::toupper(letter));
        }
        return static_cast<ssize_t>(size);
    };

    // 3. The struct with its function pointers goes by value; fopencookie() keeps what is in it.
    void* file = open(nullptr, "w", stream_functions{nullptr, shout, nullptr, nullptr});
    unbuffered(file, nullptr);

    put("good morning, ", file);
    put("everybody!", file);
    std::cout << shouted << '\n';

    // 4. What the lambda throws crosses fputs() and arrives here.
    try {
        put("anybody there?", file);
    } catch (const std::invalid_argument& error) {
        std::cout << error.what() << '\n';
    }
    close(file);
}
