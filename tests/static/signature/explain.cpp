#include <ctypes/calling_convention.hpp>
#include <ctypes/explain.hpp>
#include <ctypes/explain_declaration.hpp>
#include <ctypes/passes_in_registers.hpp>

#include <array>
#include <complex>
#include <string_view>

namespace {

using ctypes::explain;
using ctypes::passes_in_registers;
using ctypes::abi::platform_abi;

struct mixed {
    long n;
    double d;
};
struct floats {
    float a, b, c;
};
struct [[gnu::packed]] packed {
    char c;
    double d;
};
struct nine {
    char bytes[9];
};
struct large {
    char bytes[24];
};
struct empty {};
union hidden {
    int i;
    double d;
};
union shown {
    int i;
    double d;
};

union half_lost {
    long double x;
    long n;
};
union overlapped {
    half_lost inner;
    __int128_t i;
};
union side_by_side {
    long double x;
    long n;
    __int128_t i;
};
struct function_like {
    using signature_type = double(double);
};

/// The text for another platform. Sizes and alignments stay those of this one.
template <class Signature, platform_abi By>
constexpr std::string_view explain_on = ctypes::detail::explain_signature<Signature, ctypes::detail::no_names, By>();

template <class Signature>
constexpr std::string_view x86_64 = explain_on<Signature, platform_abi::sysv_x86_64>;
template <class Signature>
constexpr std::string_view aarch64 = explain_on<Signature, platform_abi::aapcs64>;

} // namespace

template <>
struct ctypes::describe<half_lost> : ctypes::members<&half_lost::x, &half_lost::n> {};
template <>
struct ctypes::describe<overlapped> : ctypes::members<&overlapped::inner, &overlapped::i> {};
template <>
struct ctypes::describe<side_by_side> : ctypes::members<&side_by_side::x, &side_by_side::n, &side_by_side::i> {};
template <>
struct ctypes::describe<shown> : ctypes::members<&shown::i, &shown::d> {};

static_assert(x86_64<void()> == "result: nothing");
static_assert(x86_64<double(int, packed)> == "arg 0: rdi; arg 1: memory, 9 bytes, stack+0; result: xmm0");
static_assert(x86_64<mixed(floats, nine)> == "arg 0: xmm0 (bytes 0-7), xmm1 (bytes 8-11); "
                                             "arg 1: rdi (bytes 0-7), rsi (byte 8); "
                                             "result: rax (bytes 0-7), xmm0 (bytes 8-15)");
static_assert(x86_64<large(long, empty, large)> == "arg 0: rsi; arg 1: nothing; arg 2: memory, 24 bytes, stack+0; "
                                                   "result: memory, 24 bytes, address in rdi");
static_assert(x86_64<int(const char*, ...)> ==
              "arg 0: rdi; ...: the places that follow, the number of vector registers in al; result: rax");
static_assert(x86_64<std::complex<float>(int[4], int())> == "arg 0: rdi; arg 1: rsi; result: xmm0");
static_assert(x86_64<void(int, int, int, int, int, int, char, int)>.ends_with(
    "arg 5: r9; arg 6: memory, 1 byte, stack+0; arg 7: memory, 4 bytes, stack+8; result: nothing"));

static_assert(aarch64<double(int, packed)> == "arg 0: x0; arg 1: x1 (bytes 0-7), x2 (byte 8); result: d0");
static_assert(aarch64<large(floats, large)> == "arg 0: s0 (bytes 0-3), s1 (bytes 4-7), s2 (bytes 8-11); "
                                               "arg 1: memory, 24 bytes, address in x0; "
                                               "result: memory, 24 bytes, address in x8");
static_assert(aarch64<void(int, int, int, int, int, int, int, int, large)>.ends_with(
    "arg 8: memory, 24 bytes, address on stack+0; result: nothing"));
static_assert(aarch64<int(const char*, ...)> == "arg 0: x0; ...: the places that follow; result: x0");

static_assert(
    explain_on<int(int), platform_abi::unknown>.starts_with("the places of this calling convention are not known"));
#if defined(__x86_64__) && !defined(_WIN32)
static_assert(explain<ctypes::ms_abi<int(int)>>() == explain_on<int(int), platform_abi::unknown>);
static_assert(explain<"int __attribute__((ms_abi)) f(int)">() == explain<ctypes::ms_abi<int(int)>>());
static_assert(explain<ctypes::sysv_abi<int(int)>>() == explain<int(int)>());
#endif
static_assert(explain<void()>().data()[explain<void()>().size()] == '\0');

// what has a signature
static_assert(explain<double (*)(double)>() == explain<double(double)>());
static_assert(explain<double(double) noexcept>() == explain<double(double)>());
static_assert(explain<function_like>() == explain<double(double)>());

// what cannot be known without more words
static_assert(explain<void(int, hidden)>() ==
              "arg 1: the members of hidden are not known; name them in ctypes::describe");
static_assert(explain<hidden()>() == "result: the members of hidden are not known; name them in ctypes::describe");
static_assert(x86_64<shown()> == "result: rax");

#if defined(__x86_64__) || (defined(__aarch64__) && defined(__linux__))
static_assert(passes_in_registers<int> && passes_in_registers<mixed> && passes_in_registers<floats>);
static_assert(passes_in_registers<void*> && passes_in_registers<shown> && passes_in_registers<std::complex<double>>);
static_assert(!passes_in_registers<large> && !passes_in_registers<std::array<long, 3>>);
#if defined(__x86_64__)
// Rule 5 (b) of the psABI holds at every level: the inner union alone is in memory, so what contains it is, too.
static_assert(!passes_in_registers<overlapped>);
static_assert(passes_in_registers<side_by_side>);
#endif
static_assert(passes_in_registers<const mixed> && !passes_in_registers<empty>);
#endif
#if defined(__x86_64__)
static_assert(!passes_in_registers<packed> && !passes_in_registers<long double>);
#endif
