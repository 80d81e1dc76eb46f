// 15_explain - in which registers the arguments of a C function travel; the output is that of x86-64.
#include <ctypes.hpp>

#include <iostream>
#include <string_view>

struct point {
    long x;
    double y;
};
struct [[gnu::packed]] record {
    char kind;
    double value;
};

int main() {
    // 1. Of a function type: a text that is known when the program is compiled.
    constexpr std::string_view text = ctypes::explain<double(int, point)>();
    std::cout << text << '\n';

    // 2. Of a C declaration, with its names. A packed struct has to go through memory.
    std::cout << ctypes::explain<"double weigh(double factor, struct record r)", record>() << '\n';

    // 3. Of a function that is bound already. Its large result goes where the caller says.
    struct quotient {
        long values[4];
    };
    ctypes::function<quotient(long, long)> divide;
    std::cout << ctypes::explain<decltype(divide)>() << '\n';

    // 4. What must stay fast can be held to it.
    static_assert(ctypes::passes_in_registers<point>);
    static_assert(!ctypes::passes_in_registers<quotient>);
}
