// 10_interface - all functions of a library at once, in a struct.
#include <ctypes.hpp>

#include <iostream>
#include <optional>
#include <string_view>
#include <system_error>

// 1. The members' names are the symbols' names. Each is looked up once.
struct math {
    ctypes::function<double(double)> sin, cos, sqrt;
    std::optional<ctypes::function<double(double)>> quick_and_dirty_cos;                       // may be missing
    ctypes::renamed<"lgamma_r", ctypes::function<double(double, ctypes::out<int>)>> log_gamma; // has another name
    ctypes::variable<int> signgam;
};

// 2. What all symbols begin with is said once. Out-parameters, checks and owners are members like any other.
struct directory_functions {
    static constexpr std::string_view symbol_prefix = "mk";
    ctypes::checked<int(const char*, unsigned), ctypes::zero> dir; // throws when the result is not zero
    ctypes::function<int(const char*, unsigned)> fifo;
};

struct misspelt {
    ctypes::function<double(double)> sin, coss, sqroot;
};

// 3. This one is loaded and bound when it is first used, by the first name that loads.
constinit ctypes::lazy<math> later{"libm.so.6", "libSystem.dylib"};

int main() {
    ctypes::library libm({"libm.so.6", "libSystem.dylib"});
    auto m = libm.bind<math>();
    std::cout << "cos(0) is " << m.cos(0) << ", sqrt(4) is " << m.sqrt(4) << '\n';
    std::cout << "a quick cos is " << (m.quick_and_dirty_cos ? "there" : "not there") << '\n';
    auto [value, sign] = m.log_gamma(-0.5);
    std::cout << "gamma(-0.5) is " << (sign < 0 ? "negative" : "positive") << ", log|gamma(-0.5)| is " << value << '\n';

    auto make = ctypes::library::self().bind<directory_functions>();
    try {
        make.dir("/no/such/place/for/it", 0700);
    } catch (const std::system_error& error) {
        std::cout << error.what() << '\n';
    }

    // 4. All that is missing is in one error.
    try {
        static_cast<void>(libm.bind<misspelt>());
    } catch (const ctypes::symbol_error& error) {
        std::cout << "missing: " << error.symbol() << '\n';
    }

    std::cout << "and later, sin(0) is " << later->sin(0) << '\n';
}
