// rejects: ctypes: this argument is no range for the pointer and its length; pass a vector, array, span or string of the pointer's elements
#include <ctypes/function.hpp>
#include <ctypes/span.hpp>

#include <vector>

int main() {
    const ctypes::function<int(ctypes::sized<const int*>)> sum;
#ifdef CONTROL
    sum(std::vector<int>{1, 2});
#else
    sum(12);
#endif
}
