// One signature of SIZE parameters, of six types in turn: called natively, by ctypes::function, through libffi and with its
// types known at run time; C calls it back. Prints the times as a row of a table.
#include <ctypes/callback.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/type_of.hpp>
#include <ctypes/function.hpp>
#include <ctypes/libffi_call.hpp>

#include <cstddef>
#include <cstdio>
#include <ctime>
#include <tuple>
#include <utility>

namespace {

using kinds = std::tuple<int, double, const char*, short, long, unsigned char>;
template <std::size_t I>
using parameter = std::tuple_element_t<I % std::tuple_size_v<kinds>, kinds>;

double number(const char* text) { return static_cast<double>(*text); }
template <class T>
double number(T value) {
    return static_cast<double>(value);
}

template <class... A>
[[gnu::noinline]] double callee(A... arguments) {
    return (number(arguments) + ...);
}

/// Nanoseconds of processor time.
template <class Call>
double time_of(const Call& call) {
    constexpr int rounds = 200'000;
    const std::clock_t start = std::clock();
    for (int i = 0; i < rounds; ++i) {
        double result = call();
        asm volatile("" : : "r"(&result) : "memory");
    }
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC * 1e9 / rounds;
}

template <std::size_t... I>
int measure(std::index_sequence<I...>) {
    using signature = double(parameter<I>...);
    std::tuple<parameter<I>...> given{};
    ((std::get<I>(given) =
          [] {
              if constexpr (I % 6 == 2)
                  return "text";
              else
                  return static_cast<parameter<I>>(I);
          }()),
     ...);
    signature* pointer = &callee<parameter<I>...>;
    asm volatile("" : "+r"(pointer));
    const ctypes::function<signature> typed(pointer);
    const auto by_libffi = ctypes::via_libffi(typed);
    const ctypes::dynamic::function dynamic(ctypes::dynamic::type::of<signature>(),
                                            reinterpret_cast<void (*)()>(pointer));
    void* addresses[] = {const_cast<void*>(static_cast<const void*>(&std::get<I>(given)))...};
    const ctypes::callback<signature> callback = [](parameter<I>... a) { return (number(a) + ...); };

    const double expected = std::apply(pointer, given);
    double raw = 0;
    dynamic.call(&raw, addresses);
    if (std::apply(typed, given) != expected || std::apply(by_libffi, given) != expected || raw != expected ||
        std::apply(callback.pointer(), given) != expected)
        return 1;
    std::printf("%.1f | %.1f | %.0f | %.0f | %.1f\n", time_of([&] { return std::apply(pointer, given); }),
                time_of([&] { return std::apply(typed, given); }),
                time_of([&] { return std::apply(by_libffi, given); }), time_of([&] {
                    double result;
                    dynamic.call(&result, addresses);
                    return result;
                }),
                time_of([&] { return std::apply(callback.pointer(), given); }));
    return 0;
}

} // namespace

int main() { return measure(std::make_index_sequence<SIZE>{}); }
