// 07_layout_of - how a struct looks to C: offsets, sizes and padding, known when the program is compiled.
#include <ctypes.hpp>

#include <cstddef>
#include <ctime>
#include <iostream>

// 1. Our declaration of struct tm, under our own names.
struct date {
    int second, minute, hour, day, month, year, day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};

// 2. Its layout is a constant. Where the C header is at hand, the two are compared before anything runs.
static_assert(ctypes::layout_of<date>().size == sizeof(std::tm));
static_assert(ctypes::layout_of<date>().members[5].offset == offsetof(std::tm, tm_year));

int main() {
    // 3. It prints as a table.
    std::cout << ctypes::layout_of<date>();

    // 4. And it serves the C function as its own struct does.
    auto libc = ctypes::library::self();
    auto format = libc.function<std::size_t(char*, std::size_t, const char*, const date*)>("strftime");

    date landing{0, 17, 20, 20, 7 - 1, 1969 - 1900, 0, 200, 0, 0, "UTC"};
    char text[40];
    format(text, sizeof text, "%A, %d.%m.%Y, %H:%M", &landing);
    std::cout << text << '\n';
}
