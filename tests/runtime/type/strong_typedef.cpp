// `enum class window : unsigned long {}` is an unsigned long to C, and nothing else to C++.
#include <ctypes/buffer.hpp>
#include <ctypes/c_declaration.hpp>
#include <ctypes/callback.hpp>
#include <ctypes/endian.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/library.hpp>
#include <ctypes/out.hpp>
#include <ctypes/scoped_callback.hpp>
#include <ctypes/span.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdarg>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <vector>

namespace {

enum class window : unsigned long {};
enum class level : signed char { low = -3, high = 100 };
enum class flag : bool {};

struct event {
    level how;
    window where[2];
};
struct c_event {
    signed char how;
    unsigned long where[2];
};

extern "C" {
unsigned long c_next(unsigned long w) { return w + 1; }
signed char c_negated(signed char l) { return static_cast<signed char>(-l); }
bool c_not(bool b) { return !b; }
int c_open(int n, unsigned long* w) {
    *w += static_cast<unsigned long>(n);
    return 0;
}
struct c_event c_turned(struct c_event e) {
    return {static_cast<signed char>(-e.how), {e.where[1], e.where[0]}};
}
unsigned long c_sum(const unsigned long* list, std::size_t count) {
    unsigned long sum = 0;
    while (count != 0) sum += list[--count];
    return sum;
}
unsigned long c_or_null(const unsigned long* w) { return w != nullptr ? *w : 7; }
long c_variadic(int count, ...) {
    va_list list;
    va_start(list, count);
    long sum = 0;
    for (int i = 0; i < count; ++i) sum += static_cast<long>(va_arg(list, unsigned long));
    sum += va_arg(list, int); // a signed char, promoted
    va_end(list);
    return sum;
}
unsigned long c_apply(unsigned long (*f)(unsigned long, signed char), unsigned long w) { return f(w, -3); }
unsigned long c_apply_data(unsigned long (*f)(void*, unsigned long), void* data, unsigned long w) { return f(data, w); }
unsigned long c_window = 5;
}

/// The C function under a signature of ours. Nobody sees which: to a compiler that put the function into the call, an enum and
/// its integer would be different objects.
template <class Signature, class C>
ctypes::function<Signature> as(C* function) {
    void (*volatile hidden)() = reinterpret_cast<void (*)()>(function);
    return {reinterpret_cast<typename ctypes::signature<Signature>::pointer>(hidden)};
}

constexpr window w(unsigned long n) { return window{n}; }

static_assert(ctypes::c_type<window> && sizeof(event) == sizeof(c_event));
static_assert(!std::is_convertible_v<unsigned long, window>);

} // namespace

TEST_CASE("a strong typedef is an argument and a result, by the compiler and through libffi") {
    const auto next = as<window(window)>(&c_next);
    CHECK(next(w(0x9edcba76UL)) == w(0x9edcba77UL));
    CHECK(ctypes::via_libffi(next)(w(0x9edcba76UL)) == w(0x9edcba77UL));
    const auto negated = as<level(level)>(&c_negated);
    CHECK(negated(level::low) == level{3});
    CHECK(ctypes::via_libffi(negated)(level::high) == level{-100});
    const auto inverted = as<flag(flag)>(&c_not);
    CHECK(inverted(flag{false}) == flag{true});
    CHECK(ctypes::via_libffi(inverted)(flag{true}) == flag{false});
}

TEST_CASE("a strong typedef is an out-parameter, one in and out, an optional and a defaulted one") {
    const auto [status, opened] = as<int(int, ctypes::out<window>)>(&c_open)(3);
    CHECK(status == 0);
    CHECK(opened == w(3));
    CHECK(std::get<1>(as<int(int, ctypes::inout<window>)>(&c_open)(3, w(10))) == w(13));
    const auto given = as<window(ctypes::optional<window>)>(&c_or_null);
    CHECK(given(w(4)) == w(4));
    CHECK(given() == w(7));
    CHECK(as<window(ctypes::defaulted<window, window{8}>)>(&c_next)() == w(9));
}

TEST_CASE("a strong typedef is a member and an element") {
    const auto turned = as<event(event)>(&c_turned);
    const event one = turned({level::low, {w(1), w(2)}});
    CHECK(one.how == level{3});
    CHECK(one.where[0] == w(2));
    const event other = ctypes::via_libffi(turned)(event{level::high, {w(1), w(2)}});
    CHECK(other.how == level{-100});
    CHECK(other.where[1] == w(1));
    const std::vector<window> list{w(1), w(2), w(3)};
    CHECK(as<window(ctypes::sized<const window*>)>(&c_sum)(list) == w(6));
    CHECK(as<window(const window*, std::size_t)>(&c_sum)(list, 2) == w(3));
    ctypes::buffer<window> room(2);
    room[1] = w(5);
    CHECK(as<window(const window*, std::size_t)>(&c_sum)(room, room.size()) == w(5));
    const ctypes::big_endian<window> wire = w(1);
    CHECK(wire == w(1));
    CHECK(wire.bytes.back() == std::byte{1});
}

TEST_CASE("a strong typedef goes through the dots as what is underneath") {
    const auto sum = as<long(int, ...)>(&c_variadic);
    CHECK(sum(2, w(40), w(5), level::low) == 42);
    CHECK(ctypes::via_libffi(sum)(2, w(40), w(5), level::low) == 42);
}

TEST_CASE("a strong typedef comes to callbacks and goes back from them, on every route") {
    using apply = window(window(*)(window, level), window);
    const ctypes::callback<window(window, level)> pooled = [](window at, level how) {
        return how == level::low ? w(static_cast<unsigned long>(at) * 2) : at;
    };
    CHECK(as<apply>(&c_apply)(pooled, w(21)) == w(42));
    std::vector<ctypes::callback<window(window, level)>> many;
    while (many.empty() || !many.back().uses_closure())
        many.emplace_back([](window at, level how) { return how == level::low ? at : w(0); });
    CHECK(as<apply>(&c_apply)(many.back(), w(21)) == w(21));
    const auto in_place = as<window(ctypes::scoped<window(window, level)>, window)>(&c_apply);
    CHECK(in_place([](window at, level) { return at; }, w(4)) == w(4));
    const auto with_data = as<window(ctypes::scoped_data<window(void*, window)>, window)>(&c_apply_data);
    CHECK(with_data([](window at) { return at; }, w(6)) == w(6));
    const ctypes::callback<window(window, level)> with_error_result([](window, level) -> window { throw 1; },
                                                                    ctypes::error_result(w(9)));
    CHECK_THROWS_AS(as<apply>(&c_apply)(with_error_result, w(1)), int);
}

TEST_CASE("a strong typedef is a type of C texts, variables and results that are checked") {
    const auto self = ctypes::library::self();
    const auto next = self.function<"window labs(window)", window>(); // any function of one long
    CHECK(next(w(3)) == w(3));
    window& variable = self.variable<window>("c_window");
    variable = w(6);
    CHECK(c_window == 6);
    const auto checked = as<window(window)>(&c_next).check([](window result) { return result != w(1); });
    CHECK(checked(w(1)) == w(2));
    CHECK_THROWS(checked(w(0)));
}
