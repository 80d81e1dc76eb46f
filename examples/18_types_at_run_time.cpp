// 18_types_at_run_time - C declarations read while the program runs: calls, records, a callback, and clear errors.
#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>

#include <array>
#include <iostream>
#include <string>

int main() {
    namespace dynamic = ctypes::dynamic;
    auto libc = ctypes::library::self();

    // 1. Declarations as text: from a file, a prompt, a script ...
    dynamic::declarations c(R"(
        typedef struct { int quot, rem; } div_t;
        div_t div(int numerator, int denominator);
        void qsort(void *base, unsigned long count, unsigned long size, int (*compare)(const int *, const int *));
    )");

    // 2. A struct by value comes back; its members are found by name.
    auto divide = libc.function(c["div"]);
    dynamic::value r = divide(17, 5);
    std::cout << "17 / 5 is " << r["quot"].as<int>() << ", and " << r["rem"].as<int>() << " is left: " << r << '\n';
    std::cout << dynamic::layout_text(c.type("div_t"));

    // 3. A callback whose signature is known at run time only.
    auto sort = libc.function(c["qsort"]);
    std::array<int, 5> numbers{31, 4, 15, 92, 6};
    dynamic::callback descending(c["qsort"].type().parameters()[3].type,
                                 [](const dynamic::arguments& a) { return a[1][0].as<int>() - a[0][0].as<int>(); });
    sort(numbers, numbers.size(), sizeof numbers[0], descending);
    for (int n : numbers) std::cout << n << ' ';
    std::cout << '\n';

    // 4. What does not fit is said, and nothing is called.
    try {
        divide(17, 5'000'000'000);
    } catch (const ctypes::conversion_error& e) {
        std::cout << e.what() << '\n';
    }
    try {
        dynamic::declarations bad("int f(int a, strct point b);");
    } catch (const ctypes::declaration_error& e) {
        std::cout << e.what() << '\n';
    }
}
