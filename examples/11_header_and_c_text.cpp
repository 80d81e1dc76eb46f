// 11_header_and_c_text - declarations that exist already: those of a header, and those in a manual.
#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>

#include <stdio.h>
#include <time.h>

#include <iostream>
#include <string>

int main() {
    // 1. The header has the type and the name. The linker hears nothing of it.
    auto libc = ctypes::library::self();
    auto broken_down = libc.function<&::gmtime_r>();
    auto seconds = libc.function<&::timegm>();
    time_t landing = -14182940;
    tm date{};
    broken_down(&landing, &date);
    std::cout << broken_down.name() << ": " << date.tm_mday << '.' << date.tm_mon + 1 << '.' << date.tm_year + 1900
              << ", " << seconds.name() << ": " << seconds(&date) << '\n';

    // 2. glibc's headers give some functions other symbols; those are bound by their own.
    auto scan = libc.function<&::sscanf>("sscanf");
    int day = 0, month = 0;
    std::cout << scan("20.7.", "%d.%d.", &day, &month) << " numbers: " << day << " and " << month << '\n';

    // 3. Or the C text itself, here of zlib's manual, read by the compiler. Nobody needs zlib.h for that. A mistake
    //    in it is an error when this is compiled, with the place.
    ctypes::library libz({"libz.so.1", "libz.dylib"});
    auto bound = libz.function<"unsigned long compressBound(unsigned long sourceLen);">();
    auto compress = libz.function<"int compress(unsigned char *dest, unsigned long *destLen,"
                                  "             const unsigned char *source, unsigned long sourceLen);">();
    const ctypes::buffer<unsigned char> text(1000);
    ctypes::buffer<unsigned char> packed(bound(text.size()));
    unsigned long size = packed.size();
    compress(packed, &size, text, text.size());
    std::cout << text.size() << " zeros are " << (size < 50 ? "few" : "many") << " bytes in zlib's form\n";

    // 4. Types that the text names are given behind it.
    auto print_time =
        libc.function<"size_t strftime(char *s, size_t max, const char *format, const struct tm *tm)", tm>();
    ctypes::buffer<char> written(40);
    print_time(written, written.size(), "%H:%M:%S", &date);
    std::cout << written.value() << '\n';

    // 5. A text that is known only when the program runs is read by the same parser.
    ctypes::dynamic::declarations declared("const char *zlibVersion(void);");
    const std::string version = libz.function(declared["zlibVersion"])().as<const char*>();
    std::cout << "zlib " << version.substr(0, 1) << '\n';
}
