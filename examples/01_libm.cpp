// 01_libm - call functions of a library that is found when the program runs.
#include <ctypes.hpp>

#include <iostream>

int main() {
    // 1. Load the library. The first name that loads is taken.
    ctypes::library libm({"libm.so.6", "libm.so", "libSystem.dylib"});

    // 2. Say what the functions look like: a C++ function type is all.
    auto cosine = libm.function<double(double)>("cos");
    auto power = libm.function<double(double, double)>("pow");

    // 3. Call them. Arguments convert as in any C++ call, the compiler checks them.
    std::cout << "cos(0) is " << cosine(0) << '\n';
    std::cout << "2 to the 10th is " << power(2, 10) << '\n';

    // 4. What a function needs to know it carries along, its library included.
    std::cout << cosine.name() << " and " << power.name() << " keep the library loaded\n";

    // 5. A function that only some systems have is asked for politely.
    if (auto quick = libm.try_function<double(double)>("quick_and_dirty_cos"))
        std::cout << "quick: " << (*quick)(0) << '\n';
    else
        std::cout << "quick_and_dirty_cos is not there\n";
}
