// What an outside project would write; it leans on nothing but the package.
#include <ctypes.hpp>

#include <cstdio>

int main() {
    const ctypes::library libm("libm.so.6");
    const auto cosine = libm.function<double(double)>("cos");
    std::printf("ctypes %s: cos(0) = %g\n", CTYPES_VERSION_STRING, cosine(0.0));
    return cosine(0.0) == 1.0 ? 0 : 1;
}
