// 04_printf - a variadic C function: the three dots are part of the type.
#include <ctypes.hpp>

#include <cstddef>
#include <iostream>
#include <string>

int main() {
    auto libc = ctypes::library::self();

    // 1. Fixed parameters first, then the dots.
    auto print = libc.function<int(const char*, ...)>("printf");
    auto flush = libc.function<int(void*)>("fflush");

    // 2. Further arguments get C's promotions: float becomes double, short and bool become int.
    float mean_radius = 1737.4F;
    short moons = 1;
    int written = print("The earth has %d moon of %.1f km.\n", moons, mean_radius);
    flush(nullptr);
    std::cout << "printf wrote " << written << " bytes\n";

    // 3. snprintf twice: to learn the length, then to write.
    auto format = libc.function<int(char*, std::size_t, const char*, ...)>("snprintf");
    const char* pattern = "%s, %c, %lld and %#x";
    int length = format(nullptr, 0, pattern, "text", 'c', 1LL << 40, 255U);

    std::string text(static_cast<std::size_t>(length), ' ');
    format(text.data(), text.size() + 1, pattern, "text", 'c', 1LL << 40, 255U);
    std::cout << text << '\n';
}
