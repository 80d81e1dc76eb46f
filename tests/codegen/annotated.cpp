// Calls with annotated parameters against what one writes by hand in their place.
#include <ctypes/function.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/out.hpp>
#include <ctypes/span.hpp>

#include <cstddef>
#include <span>

extern "C" void close_number(int);

namespace {
class meters {
public:
    explicit meters(double value) : value_(value) {}
    double value() const { return value_; }

private:
    double value_;
};
} // namespace

template <>
struct ctypes::adapter<meters> {
    using c_type = double;
    static double to_c(const meters& m) { return m.value(); }
    static meters from_c(double value) { return meters(value); }
};

namespace {
using number = ctypes::handle<int, ctypes::calls<&close_number>, -1>;
}

extern "C" {

int typed_out_counted(const ctypes::function<int(int, ctypes::out<int>)>& f, int x) {
    const auto [status, value] = f(x);
    return status + value;
}
int plain_out_counted(int (*const& f)(int, int*), int x) {
    int value = 0;
    const int status = f(x, &value);
    return status + value;
}

int typed_out_of_void_counted(const ctypes::function<void(int, ctypes::out<int>)>& f, int x) { return f(x); }
int plain_out_of_void_counted(void (*const& f)(int, int*), int x) {
    int value = 0;
    f(x, &value);
    return value;
}

double typed_default(const ctypes::function<double(double, ctypes::defaulted<int, 10>)>& f, double x) { return f(x); }
double plain_default(double (*const& f)(double, int), double x) { return f(x, 10); }

int typed_handle(const ctypes::function<int(number)>& f, const number& n) { return f(n); }
int plain_handle(int (*const& f)(int), const int& n) { return f(n); }

double typed_class(const ctypes::function<meters(int, meters)>& f, double x) { return f(1, meters(x)).value(); }
double plain_class(double (*const& f)(int, double), double x) { return f(1, x); }

// beside an out-parameter, whose address C gets: what stands for the class must not be in the same object
double typed_class_and_out_counted(const ctypes::function<double(meters, ctypes::out<double>)>& f, double x) {
    const auto [result, value] = f(meters(x));
    return result + value;
}
double plain_class_and_out_counted(double (*const& f)(double, double*), double x) {
    double value = 0;
    const double result = f(x, &value);
    return result + value;
}

int typed_class_and_outs_counted(
    const ctypes::function<int(int, ctypes::out<int>, meters, ctypes::out<long>, number)>& f, int x, double y,
    const number& n) {
    const auto [status, a, b] = f(x, meters(y), n);
    return status + a + static_cast<int>(b);
}
int plain_class_and_outs_counted(int (*const& f)(int, int*, double, long*, int), int x, double y, const int& n) {
    int a = 0;
    long b = 0;
    const int status = f(x, &a, y, &b, n);
    return status + a + static_cast<int>(b);
}

int typed_sized_and_out_counted(const ctypes::function<int(ctypes::sized<const int*>, ctypes::out<int>)>& f,
                                std::span<const int> s) {
    const auto [status, a] = f(s);
    return status + a;
}
int plain_sized_and_out_counted(int (*const& f)(const int*, std::size_t, int*), std::span<const int> s) {
    int a = 0;
    const int status = f(s.data(), s.size(), &a);
    return status + a;
}

double typed_class_out_counted(const ctypes::function<void(int, ctypes::out<meters>)>& f) { return f(1).value(); }
double plain_class_out_counted(void (*const& f)(int, double*)) {
    double result = 0;
    f(1, &result);
    return result;
}

} // extern "C"
