// 21_calling_conventions - functions and callbacks that are called otherwise than the platform's own.
#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>

#include <iostream>

// 1. What a Windows library looks like to C: on 64-bit x86 the attribute ms_abi, on 32-bit x86 stdcall. Elsewhere there is
//    one convention only.
#if defined(__x86_64__)
#define WINDOWS __attribute__((ms_abi))
#define WINDOWS_TEXT "__attribute__((ms_abi))"
template <class F>
using windows = ctypes::ms_abi<F>;
#elif defined(__i386__)
#define WINDOWS __attribute__((stdcall))
#define WINDOWS_TEXT "__attribute__((stdcall))"
template <class F>
using windows = ctypes::stdcall<F>;
#else
#define WINDOWS
#define WINDOWS_TEXT ""
template <class F>
using windows = F;
#endif

struct rectangle {
    double left, top, right, bottom;
};
extern "C" {
WINDOWS double area(rectangle r) { return (r.right - r.left) * (r.bottom - r.top); }
typedef int(WINDOWS* each_window)(void* data, int window);
WINDOWS int enumerate(each_window call, void* data) {
    int count = 0;
    for (int window = 1; window <= 5; ++window, ++count)
        if (call(data, window) == 0) break;
    return count;
}
}

int main() {
    auto self = ctypes::library::self();

    // 2. The convention is a part of the signature. The compiler makes the call.
    auto area_ = self.function<windows<double(rectangle)>>("area");
    std::cout << "area: " << area_({1, 1, 5, 4}) << '\n';

    // 3. The same from C text.
    auto text = self.function<"double " WINDOWS_TEXT " area(rectangle)", rectangle>();
    std::cout << "from C text: " << text({0, 0, 2, 2}) << '\n';

    // 4. A lambda as the callback that such a library calls, through its user data.
    int sum = 0;
    ctypes::data_callback<windows<int(void*, int)>> add = [&](int window) {
        sum += window;
        return window < 3;
    };
    std::cout << "enumerated: " << enumerate(add.function(), add.data()) << ", sum: " << sum << '\n';

    // 5. At run time: declarations, functions and callbacks have the convention that the text says.
    ctypes::dynamic::declarations c("struct rectangle { double left, top, right, bottom; };"
                                    "double " WINDOWS_TEXT " area(struct rectangle r);"
                                    "int " WINDOWS_TEXT " enumerate(int (" WINDOWS_TEXT
                                    " *call)(void *, int), void *data);");
    ctypes::dynamic::value r(c.type("struct rectangle"));
    r["right"] = 3;
    r["bottom"] = 2;
    std::cout << "at run time: " << self.function(c["area"])(r).as<double>() << '\n';
    auto run = self.function(c["enumerate"]);
    ctypes::dynamic::callback stop(run.type().parameters()[0].type,
                                   [](const ctypes::dynamic::arguments& a) { return a.as<int>(1) < 2; });
    std::cout << "stopped behind " << run(stop, nullptr).as<int>() << '\n';
}
