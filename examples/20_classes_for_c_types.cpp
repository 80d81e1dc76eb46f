// 20_classes_for_c_types - classes of one's own in the place of C's types, and lists of strings.
#include <ctypes.hpp>

#include <chrono>
#include <ctime>
#include <iostream>

// 1. A class that stands for C's time_t in signatures, in both directions. This is all there is to do; a call has the
//    instructions of one with the time_t itself.
using seconds = std::chrono::sys_seconds;
template <>
struct ctypes::adapter<seconds> {
    using c_type = std::time_t;
    static std::time_t to_c(seconds time) { return std::chrono::system_clock::to_time_t(time); }
    static seconds from_c(std::time_t time) {
        return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::from_time_t(time));
    }
};

// 2. A strong typedef: its number to C, and no other number converts to it.
enum class letter : int {};

int main() {
    auto libc = ctypes::library::self();

    // 3. As parameters and results. C's difftime takes two.
    auto difftime_ = libc.function<double(seconds, seconds)>("difftime");
    const seconds start{};
    std::cout << "a day has " << difftime_(start + std::chrono::days(1), start) << " seconds\n";

    // 4. As an out-parameter: time(2) writes the time to where a pointer points.
    auto now = libc.function<std::time_t(ctypes::out<seconds>)>("time");
    const auto [result, time] = now();
    std::cout << "written and returned: "
              << (std::chrono::system_clock::to_time_t(time) == result ? "the same" : "not the same") << '\n';

    auto toupper_ = libc.function<letter(letter)>("toupper");
    std::cout << "upper: " << static_cast<char>(toupper_(letter{'c'})) << '\n';

    // 5. In and out: timegm(3) takes a broken-down time, also the 61st of January, and puts it right.
    auto timegm_ = libc.function<seconds(ctypes::inout<std::tm>)>("timegm");
    std::tm date{};
    date.tm_year = 70;
    date.tm_mday = 61;
    const auto [moment, fixed] = timegm_(date);
    std::cout << "the 61st of January 1970 is the " << fixed.tm_mday << "nd of month " << fixed.tm_mon + 1 << ", "
              << std::chrono::floor<std::chrono::days>(moment).time_since_epoch().count() << " days on\n";

    // 6. A list of strings as C's char*[] with its null pointer at the end, to which C may write.
    ctypes::string_array arguments{"program", "-v", "file"};
    auto getopt_ = libc.function<int(int, char* const*, const char*)>("getopt");
    std::cout << "option: " << static_cast<char>(getopt_(static_cast<int>(arguments.size()), arguments.data(), "v"))
              << '\n';
}
