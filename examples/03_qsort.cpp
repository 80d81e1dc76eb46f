// 03_qsort - a C++ lambda with captures as the comparison function of C's qsort.
#include <ctypes.hpp>

#include <cstddef>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

int main() {
    // 1. The C function, as C declares it.
    using comparison = int(const void*, const void*);
    auto libc = ctypes::library::self();
    auto sort = libc.function<void(void*, std::size_t, std::size_t, comparison*)>("qsort");

    // 2. The lambda captures what plain C would keep in a global variable.
    std::map<std::string, int> height{{"Eiger", 3967}, {"Moench", 4110}, {"Jungfrau", 4158}};
    ctypes::callback<comparison> higher_first = [&](const void* a, const void* b) {
        return height.at(*static_cast<const char* const*>(b)) - height.at(*static_cast<const char* const*>(a));
    };

    // 3. A named callback is a C function pointer.
    const char* mountains[] = {"Eiger", "Moench", "Jungfrau"};
    sort(mountains, 3, sizeof mountains[0], higher_first);
    for (const char* name : mountains) std::cout << name << ' ' << height[name] << " m\n";

    // 4. An exception crosses the C function and arrives where it was called.
    mountains[1] = "Matterhorn";
    try {
        sort(mountains, 3, sizeof mountains[0], higher_first);
    } catch (const std::out_of_range&) {
        std::cout << "no height is known for one of them\n";
    }
}
