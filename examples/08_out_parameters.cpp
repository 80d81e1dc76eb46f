// 08_out_parameters - what C writes through pointers comes back as results.
#include <ctypes.hpp>

#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

int main() {
    auto libm = ctypes::library("libm.so.6");
    auto libc = ctypes::library::self();

    // 1. double frexp(double, int*): the int comes back behind the result.
    auto frexp = libm.function<double(double, ctypes::out<int>)>("frexp");
    auto [mantissa, exponent] = frexp(12.0);
    std::cout << "12 = " << mantissa << " * 2^" << exponent << '\n';

    // 2. A void result vanishes; what is left is a value, or a tuple.
    auto sincos = libm.function<void(double, ctypes::out<double>, ctypes::out<double>)>("sincos");
    auto [sine, cosine] = sincos(0.0);
    std::cout << "sin 0 = " << sine << ", cos 0 = " << cosine << '\n';

    // 3. Parameters that may be left out: NULL, and a default.
    auto strtol = libc.function<long(const char*, ctypes::optional<char*>, ctypes::defaulted<int, 10>)>("strtol");
    char* end = nullptr;
    std::cout << strtol("1970") << ' ' << strtol("ff!", &end, 16) << ", then " << end << '\n';

    // 4. A pointer and its length are one argument.
    auto write = libc.function<ssize_t(int, ctypes::sized<const void*>)>("write");
    std::cout << std::flush;
    write(STDOUT_FILENO, std::string("a string is a pointer and a length\n"));

    // 5. A buffer whose length C tells first is one call.
    auto confstr = libc.function<std::size_t(int, ctypes::filled<std::string>)>("confstr");
    std::cout << "C finds its programs in " << confstr(_CS_PATH) << '\n';

    // 6. Strings that C allocates: copied, and freed by the library's own function.
    auto realpath = libc.function<ctypes::owned_string<"free">(const char*, ctypes::optional<char*>)>("realpath");
    std::cout << "/usr/bin/../lib/.. is " << realpath("/usr/bin/../lib/..") << '\n';
}
