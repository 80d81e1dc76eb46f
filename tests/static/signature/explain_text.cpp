#include <ctypes/explain_declaration.hpp>

#include <string_view>

namespace {

struct point {
    int x;
    double y;
};

constexpr std::string_view scale =
    ctypes::explain<"double scale(double factor, struct point p, int, char text[3])", point>();

} // namespace

// parameters by their names, by their number where they have none
#if defined(__x86_64__)
static_assert(scale == "factor: xmm0; p: rdi (bytes 0-7), xmm1 (bytes 8-15); arg 2: rsi; text: rdx; result: xmm0");
#elif defined(__aarch64__)
static_assert(scale == "factor: d0; p: x0 (bytes 0-7), x1 (bytes 8-15); arg 2: x2; text: x3; result: d0");
#endif
static_assert(ctypes::explain<"int getpid(void)">() == ctypes::explain<int()>());
static_assert(ctypes::explain<"int printf(const char *, ...)">() == ctypes::explain<int(const char*, ...)>());
