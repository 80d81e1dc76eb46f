// Everything is included, most of it used, and nothing of it runs before main.
#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>

namespace {

struct point {
    int x;
    double y;
};
struct mathematics {
    ctypes::function<double(double)> sin, cos;
};

constinit ctypes::function<double(double)>* bound = nullptr;

} // namespace

double use_it_all(const char* name) {
    static constinit ctypes::lazy<mathematics> later{"libm.so.6"}; // in a function: its destructor is registered then
    const ctypes::library library(name);
    const auto found = ctypes::find_library("m");
    const auto middle = library.function<point(point, point)>("middle");
    const auto print = library.function<int(const char*, ...)>("print");
    const auto power = library.function<"double pow(double x, double y)">();
    const auto open = library.function<int(const char*, ctypes::out<int*>)>("open").check(ctypes::nonnegative);
    int sum = 0;
    const ctypes::callback<int(int, point)> add = [&sum](int n, point p) { return sum += n + p.x; };
    const ctypes::data_callback<int(int, void*)> data = [&sum](int n) { return sum += n; };
    const ctypes::dynamic::declarations declared("struct point { int x; double y; }; double length(struct point);");
    const auto length = library.function(declared["length"]);
    ctypes::dynamic::value value(declared.type("struct point"));
    value["x"] = sum;
    const ctypes::dynamic::callback handler(ctypes::dynamic::type::of<int(int)>(),
                                            [](const ctypes::dynamic::arguments& a) { return a.as<int>(0); });
    print("%d", add.pointer()(1, middle({1, 2}, {3, 4})));
    const auto [value_of, error] = ctypes::with_errno(power)(1.0, 2.0);
    open("name");
    return length(value).as<double>() + later->cos(1) + value_of + error + ctypes::via_libffi(power)(1.0, 2.0) +
           data.function()(1, data.data()) + static_cast<double>(found->size() + ctypes::layout_of<point>().size) +
           static_cast<double>(ctypes::format(point{1, 2}).size()) + (bound != nullptr ? (*bound)(1) : 0);
}
