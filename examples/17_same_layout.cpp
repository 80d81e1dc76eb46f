// 17_same_layout - an own declaration, checked against the one of the C header when it is compiled.
#include <ctypes.hpp>

#include <cstddef>
#include <ctime>
#include <iostream>

// 1. What the program wants to use: the header's struct, under names of its own.
struct date {
    int second, minute, hour, day, month, year, day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};

// 2. One line holds it to the header, here or in a file of its own. A difference is one error that names it.
static_assert(ctypes::check_layout<date, std::tm>());

// 3. Two members were forgotten here, and one is too wide.
struct old_date {
    int second, minute, hour, day, month, year, day_of_week, day_of_year, is_summer_time;
};
struct wide_date {
    int second, minute, hour, day, month;
    long year;
    int day_of_week, day_of_year, is_summer_time;
    long utc_offset;
    const char* zone;
};
static_assert(!ctypes::same_layout<old_date, std::tm>);

int main() {
    std::cout << ctypes::layout_difference<old_date, std::tm>() << '\n';
    std::cout << ctypes::layout_difference<wide_date, std::tm>() << '\n';

    // 4. What is compared can be relied on.
    auto format =
        ctypes::library::self().function<std::size_t(char*, std::size_t, const char*, const date*)>("strftime");
    const date landing{0, 17, 20, 20, 7 - 1, 1969 - 1900, 0, 200, 0, 0, "UTC"};
    char text[40];
    format(text, sizeof text, "%d.%m.%Y, %H:%M", &landing);
    std::cout << text << '\n';
}
